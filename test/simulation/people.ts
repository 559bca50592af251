/** The organisations of a seed, their companies and certificates: who may read what, and how a person connects again. */

import { addCompanies, listCompaniesByCif } from '../../src/db/companies/company.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import type { Extent } from './extent.ts';
import type { Simulation } from './simulation.ts';

export interface People {
  cifs: string[];
  serials: string[];
  organisations: { id: string; companies: { id: string; cif: string }[] }[];
}

const cifs = ['8000000000', '12345674', '14399840'];

export async function addPeople(simulation: Simulation, extent: Extent): Promise<People> {
  const { random, sandbox, time } = simulation;
  const people: People = {
    cifs: cifs.slice(0, random.pick(extent.companies)),
    serials: [],
    organisations: [],
  };
  for (const cif of people.cifs) sandbox.world.addCompany(cif);
  const certificates = random.pick([1, 1, 2]);
  for (let n = 0; n < certificates; n++) people.serials.push(sandbox.world.addCertificate().serial);
  for (const cif of people.cifs) {
    const holder = random.pick(people.serials);
    for (const serial of people.serials)
      if (serial === holder || random.chance(0.5)) sandbox.world.grant(serial, cif);
  }
  const organisations = random.chance(0.2) ? 2 : 1;
  const { db } = (await simulation.app()).app;
  const now = new Date(time.now());
  for (let n = 0; n < organisations; n++) {
    const { id } = await addOrganisation(db, `Organizația ${n + 1}`, 'business', now);
    const theirs = n === 0 ? people.cifs : people.cifs.slice(0, 1);
    await addCompanies(
      db,
      id,
      theirs.map((cif) => ({ cif, name: null })),
      now,
    );
    const companies = await listCompaniesByCif(db, id, theirs);
    people.organisations.push({ id, companies: companies.map((c) => ({ id: c.id, cif: c.cif })) });
    for (const serial of people.serials) await connectAgain(simulation, id, serial);
  }
  return people;
}

/** A person goes through ANAF's login once more. */
export async function connectAgain(
  simulation: Simulation,
  organisationId: string,
  serial: string,
): Promise<void> {
  const { app: ctx } = await simulation.app();
  const { accessToken, refreshToken } = simulation.sandbox.issueTokens(serial);
  const now = new Date(simulation.time.now());
  const accessExpiresAt = new Date(now.getTime() + 90 * 86_400_000);
  const tokens = { serial, accessToken, refreshToken, accessExpiresAt };
  await recordConnection(ctx.db, ctx.vault, organisationId, tokens, now);
}
