/** What the demo prints at its end: what is in the archive, and how to sign in. */
import { join } from 'node:path';
import { table } from '../../src/cli/table.ts';
import type { ApiClient, ApiRun } from './api-client.ts';
import type { DemoTexts } from './demo-texts.ts';
import { type Login, loginFile } from './login.ts';
import type { DemoSandbox } from './sandbox.ts';

export async function printArchive({
  api,
  run,
  dir,
  organisationId,
  texts,
}: {
  api: ApiClient;
  run: ApiRun;
  dir: string;
  organisationId: string;
  texts: DemoTexts;
}): Promise<void> {
  const companies = await api.listCompanies();
  const rows = companies.map(({ cif, name, counts, completeFrom, completeUpTo }) => [
    cif,
    name ?? '',
    counts.listed,
    counts.archived,
    counts.expired,
    counts.pending,
    completeFrom ? `${seconds(completeFrom)} … ${completeUpTo ? seconds(completeUpTo) : '?'}` : '-',
  ]);
  console.log(`\n${table(texts.headings, rows).join('\n')}`);
  for (const { code, detail } of run.companies) if (code) console.log(`${code}: ${detail ?? ''}`);
  console.log(run.counts.new === 0 ? texts.nothingNew : texts.archivedNow(run.counts.archived));
  console.log(texts.zips(join(dir, 'archive', 'sandbox', organisationId)));
}

export function printDoors({
  url,
  login,
  sandbox,
  dir,
  texts,
  seconds: took,
}: {
  url: string;
  login: Login;
  sandbox: DemoSandbox;
  dir: string;
  texts: DemoTexts;
  seconds: number;
}): void {
  const bearer = `-H "Authorization: Bearer ${login.apiKey}"`;
  const cif = sandbox.companies[0]?.cif ?? 'CIF';
  console.log(`
${texts.ready(took.toFixed(1))}

  ${texts.address}  ${url}
  ${texts.login}  ${login.email}   ${login.password}
  ${texts.apiKey}  ${login.apiKey}
  ${texts.keptIn(loginFile(dir))}

${texts.tryThese}
  curl -s ${bearer} ${url}/api/v1/sync/status
  curl -s ${bearer} ${url}/api/v1/sync/log
  curl -s -X POST ${bearer} ${url}/api/v1/sync/trigger
${texts.newInvoice}
  curl -s -X POST -d '{}' ${sandbox.url}/control/companies/${cif}/messages
`);
}

function seconds(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}
