/**
 * `npm run fuzz -- api`: generated requests to every operation of the API, on the server of TEST_SERVER_URL or an embedded one.
 *
 *   npm run fuzz -- api                          2,000 requests of a seed that it prints
 *   npm run fuzz -- api --cases 20000 --seed 7
 *   npm run fuzz -- api --seed 7 --case 4711     one request again, to an organisation that no earlier one has changed
 *
 * Ends with 1 at the first answer that is a failure of ours, undeclared or off its schema.
 */
import { test } from 'node:test';
import { parseArgs } from 'node:util';
import { startService } from '../support/service.ts';
import { fuzzApi } from './fuzz-api.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    cases: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    case: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const from = Number(values.case ?? 0);
const cases = values.case === undefined ? Number(values.cases) : 1;
const service = await startService();

test(`${cases} requests of seed ${seed}`, async (t) => {
  const statuses = await fuzzApi(service, { seed, from, cases });
  for (const [status, count] of [...statuses].toSorted()) t.diagnostic(`${status}: ${count}`);
});
