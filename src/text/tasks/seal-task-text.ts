/** What the tasks about seals say, in an accountant's words. Pure. */
import { sayCount } from './say-dates.ts';
import type { Said } from './task-text.ts';

const sayInvoices = (n: number) => sayCount(n, ['o factură', 'facturi'], ['invoice', 'invoices']);

/** Names come from the certificate, which anybody can write: what is sure is its fingerprint. */
export function sayUnknownSigner(name: string, issuer: string, documents: number): Said {
  const invoices = sayInvoices(documents);
  return {
    title: {
      ro: `Sigiliu de la un semnatar necunoscut: ${name}`,
      en: `Sealed by a signer that is not known: ${name}`,
    },
    detail: {
      ro: `Semnătura este corectă și documentele sunt neschimbate (${invoices.ro}), dar nu știm încă dacă certificatul este al ministerului; cel cunoscut public a expirat în noiembrie 2025. Emitent: ${issuer}. Priviți certificatul, întrebați ANAF despre una dintre facturi și hotărâți o singură dată dacă îl acceptați. Dacă instalarea are mai multe organizații, hotărăște administratorul serviciului.`,
      en: `The signature holds and the documents are as they were sealed (${invoices.en}), but whether the certificate is the ministry's is not known yet; the one that was published ended in November 2025. Issuer: ${issuer}. Look at the certificate, ask ANAF about one of the invoices, and decide once whether to trust it. Where several organisations share the installation, whoever runs it decides.`,
    },
  };
}

export function saySealTampered(company: string, count: number): Said {
  const invoices = sayInvoices(count);
  return {
    title: {
      ro: `${company}: ${invoices.ro} cu sigiliul care nu corespunde`,
      en: `${company}: ${invoices.en} whose seal does not fit`,
    },
    detail: {
      ro: 'Documentul nu este cel sigilat sau semnătura nu este corectă. Nu vă bazați pe el: cereți verificarea la ANAF, apoi lămuriți cu partenerul. Octeții primiți de la ANAF sunt păstrați neschimbați.',
      en: 'The document is not the one that was sealed, or the signature does not hold. Do not rely on it: have ANAF check it, then ask your partner. The bytes that came from ANAF are kept as they are.',
    },
  };
}
