/** What chat and notification services show of an event, in Romanian. */
import type { InvoiceTold } from '../../core/webhook.ts';
import { formatAmount, formatDay, formatInstant } from '../format.ts';

const unknown = 'necunoscut';

function invoice({ number, issuedOn, payable, currency, seller, buyer, cif }: InvoiceTold): string {
  const sum = payable === null ? '' : `, ${formatAmount(payable, 'ro')} ${currency ?? ''}`.trimEnd();
  const date = issuedOn === null ? '' : ` din ${formatDay(issuedOn, 'ro')}`;
  const partner = (party: { cif: string | null; name: string | null }) => party.name ?? party.cif ?? unknown;
  return `${number ?? 'fără număr'}${date}, de la ${partner(seller)} către ${partner(buyer)}${sum}. CIF ${cif}.`;
}

const runStates: Record<string, string> = {
  succeeded: 'reușită',
  partial: 'parțial reușită',
  failed: 'nereușită',
  cancelled: 'anulată',
};

export const ro = {
  invoiceReceived: (told: InvoiceTold) => ({ title: 'Factură primită', detail: invoice(told) }),
  invoiceSent: (told: InvoiceTold) => ({ title: 'Factură trimisă', detail: invoice(told) }),
  messageArchived: (cif: string, messageId: string | null) => ({
    title: 'Mesaj SPV arhivat',
    detail: `Mesajul ${messageId ?? 'fără număr'} al CIF ${cif} a fost arhivat.`,
  }),
  messageExpiring: (cif: string, messageId: string | null, expiresAt: Date) => ({
    title: 'Un mesaj SPV expiră',
    detail: `Mesajul ${messageId ?? 'fără număr'} al CIF ${cif} nu a putut fi descărcat încă. ANAF îl șterge la ${formatInstant(expiresAt, 'ro')}.`,
  }),
  runFinished: (state: string) => ({
    title: 'Sincronizare încheiată',
    detail: `Sincronizarea s-a încheiat: ${runStates[state] ?? state}.`,
  }),
  accessLost: (cif: string, words: string | null) => ({
    title: 'Acces pierdut la ANAF',
    detail: `Niciun certificat nu mai are drept de acces pentru CIF ${cif}.${words ? ` ANAF: ${words}` : ''}`,
  }),
  accessRestored: (cif: string) => ({
    title: 'Acces recăpătat la ANAF',
    detail: `Mesajele CIF ${cif} se pot citi din nou; lista se cere integral.`,
  }),
  connectionAgeing: (expiresAt: Date) => ({
    title: 'O conexiune la ANAF expiră',
    detail: `Autorizarea unui certificat se încheie la ${formatInstant(expiresAt, 'ro')}. Reconectați-l din timp.`,
  }),
  connectionRefused: (expiresAt: Date) => ({
    title: 'O conexiune la ANAF trebuie refăcută',
    detail: `ANAF nu mai reînnoiește autorizarea unui certificat. Funcționează cel mult până la ${formatInstant(expiresAt, 'ro')}.`,
  }),
  finding: (cif: string, kind: string) => ({
    title: 'Neregulă în arhivă',
    detail: `Verificarea arhivei a găsit o neregulă la CIF ${cif} (${kind}).`,
  }),
  companyHead: (cif: string, seq: number, head: string) => ({
    title: 'Amprenta arhivei',
    detail: `CIF ${cif}, după originalul ${seq}: ${head}. Păstrată, dovedește mai târziu că arhiva continuă de aici.`,
  }),
  test: (organisation: string) => ({
    title: 'Mesaj de probă',
    detail: `Mesaj de probă de la ${organisation}: adresa funcționează.`,
  }),
  /** Before a detail that does not name the organisation. */
  from: (organisation: string, detail: string) => `${organisation}: ${detail}`,
};

export type WebhookTexts = typeof ro;
