/** De făcut: sarcinile și butoanele lor. */
import type { Severity, TaskActionKind } from '../../api/shapes.ts';

export const tasks = {
  title: 'De făcut',
  none: 'Nimic. Vă anunțăm aici când este nevoie de dumneavoastră.',
  all: (n: number) => `Arată toate (${n})`,
  fewer: 'Arată mai puține',
  severity: { urgent: 'Urgent', warning: 'De făcut', info: 'De știut' } satisfies Record<Severity, string>,
  action: {
    connect: 'Conectează certificatul',
    sync_company: 'Sincronizează acum',
    retry_message: 'Cere mesajul acum',
    look_at_messages: 'Vezi mesajele',
    look_at_company: 'Vezi compania',
    look_at_companies: 'Vezi companiile',
    look_at_connections: 'Vezi conexiunile',
    look_at_archive: 'Vezi arhiva',
    look_at_signer: 'Vezi certificatul',
    look_at_quarantine: 'Vezi carantina',
    look_at_budget: 'Vezi limitele ANAF',
    look_at_webhooks: 'Vezi webhookul',
    look_at_destinations: 'Vezi livrările',
    look_at_months: 'Vezi luna',
    reread_invoices: 'Recitește acum',
    look_at_invoices: 'Vezi facturile',
    check_seal: 'Verifică la ANAF',
  } satisfies Record<TaskActionKind, string>,
  asked: 'Mesajul a fost cerut; rezultatul apare aici.',
  rereading: 'Recitirea începe în scurt timp; ce se schimbă apare la fiecare factură.',
  checking: 'răspunsul ANAF la verificarea sigiliului',
};
