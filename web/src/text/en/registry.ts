/** What ANAF's public registry says of a company. */
import type { registry as ro } from '../ro/registry.ts';

export const registry: typeof ro = {
  title: "ANAF's public registry",
  vat: {
    yes: 'registered for VAT',
    no: 'not registered for VAT',
  },
  cashVat: 'VAT on collection',
  inactive: 'declared inactive for tax',
  notFound: 'The tax ID is not in the registry',
  labels: { name: 'Name', vat: 'VAT', state: 'State', seat: 'Seat' },
  active: 'active',
  source: (day) => `As of ${day}; checked at ANAF`,
  nameShown: "The name shown is the registry's; you can change it.",
  none: 'No answer yet; ANAF is asked within minutes after a company is added.',
  person: "A person's code is not sent to ANAF.",
  inRegistry: (name) => `in the registry: ${name}`,
  fromRegistry: "from ANAF's registry",
  asking: "asking ANAF's registry…",
  badge: { inactive: 'inactive', notFound: 'not in the registry' },
  renameHelp: "Without a name, the one from ANAF's public registry is shown.",
  vatPage: (day) => `ANAF's public registry, as of ${day}:`,
};
