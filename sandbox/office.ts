/** The world of an accountant's office: hundreds of companies of all sizes behind two certificates, and in it what goes wrong in a year. */

import { inventCif } from './documents/companies.ts';
import { createRandom } from './documents/random.ts';
import { dayMs } from './durations.ts';
import type { World } from './world.ts';

/** Days: a message is deleted at 60. */
const seasonDays = 58;

/** Holders of certificates, by which a script finds them. */
export const officeHolders = {
  office: 'Contabilul, pentru toate firmele',
  director: 'Administratorul unui grup de firme',
};

export function populateOffice(
  world: World,
  { companies, messages }: { companies: number; messages: number },
): void {
  const random = createRandom(world.seed);
  const cifs = Array.from({ length: companies }, () => inventCif(random));
  for (const [n, cif] of cifs.entries()) {
    world.addCompany(cif);
    // Few firms have most of the invoices, and some have none.
    const share = n % 20 === 0 ? 4 : n % 7 === 0 ? 0 : random.int(2, 14) / 10;
    world.addMessages(cif, Math.round(messages * share), { days: seasonDays });
  }
  const of = (from: number, to: number) =>
    cifs.slice(Math.floor(from * companies), Math.floor(to * companies));
  const now = world.clock.now();
  for (const [n, cif] of of(0.1, 0.15).entries()) {
    world.addTrade(cif, cifs[n + 1]!, { createdAt: now - (n + 1) * dayMs });
    world.addSelfBilling(cif, { createdAt: now - (n + 2) * dayMs });
  }
  for (const cif of of(0.2, 0.22)) world.addExpiredButListed(cif);
  for (const cif of of(0.25, 0.27)) {
    const [first] = world.getCompany(cif).messages;
    if (first) world.repost(first.id);
  }
  // One document is not the one that was sealed.
  for (const cif of of(0.3, 0.4).slice(0, 1))
    world.addMessage(cif, {
      kind: 'received',
      document: 'invoice',
      seal: 'tampered',
      createdAt: now - dayMs,
    });
  // Of the public registry: some are declared inactive, some are not registered for VAT any more, one was struck off.
  for (const cif of of(0.45, 0.46)) world.setTaxpayer(cif, { inactive: true });
  for (const cif of of(0.5, 0.52)) world.setTaxpayer(cif, { vatRegistered: false });
  for (const cif of of(0.55, 0.6).slice(0, 1)) world.setTaxpayer(cif, { known: false });
  // The last tenth gave the office no right yet; of the tenth before it a director has the certificate.
  world.addCertificate({ holder: officeHolders.office, cifs: of(0, 0.85) });
  world.addCertificate({ holder: officeHolders.director, cifs: of(0.85, 0.95) });
}
