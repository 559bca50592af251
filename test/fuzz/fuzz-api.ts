/**
 * Requests to every operation of the OpenAPI document, with generated and damaged input: no answer is a failure of ours,
 * and none is undeclared or off its schema (`service.ask` checks each, problems included).
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addCompany, archiveInvoice } from '../support/catalogue.ts';
import type { Service } from '../support/service.ts';
import { type Generated, requestOf } from './generate-request.ts';

/** A stream has no end, and what it answers before it begins is in events.test.ts. */
const endless = ['streamEvents', 'streamMcp', 'callMcp'];

/** @returns how often each status came */
export async function fuzzApi(
  service: Service,
  { seed, from = 0, cases }: { seed: number; from?: number; cases: number },
): Promise<Map<number, number>> {
  const document = service.app.swagger() as unknown as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const operations = Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, said]) => ({ path, method, said })))
    .filter(({ said, path }) => !endless.includes(said.operationId) && !path.startsWith('/mcp'));
  const statuses = new Map<number, number>();
  let { keys, ids } = await newTenant(service);
  for (let n = from; n < from + cases; n++) {
    // What earlier requests removed would leave nothing but 404.
    if (n % 200 === 199) ({ keys, ids } = await newTenant(service));
    const operation = operations[n % operations.length]!;
    const [request] = fc.sample(requestOf(document, operation, { ids }), { seed: seed + n, numRuns: 1 });
    const status = await send(service, request!, keys, `case ${n} of seed ${seed}`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  return statuses;
}

async function send(
  service: Service,
  { method, url, headers, body, holder }: Generated,
  keys: Record<string, string>,
  which: string,
): Promise<number> {
  const key = holder === 'wrong' ? 'efs_wrong' : keys[holder];
  const told = `${which}: ${method} ${url} ${JSON.stringify(headers)} ${String(body ?? '').slice(0, 300)}`;
  // What waits for news would wait for nothing.
  if (headers.prefer) delete headers.prefer;
  const { status, text } = await service
    .ask(method, url, { headers, ...(body !== undefined && { body }), ...(key !== undefined && { key }) })
    .catch((error: Error) => assert.fail(`${told}\n${error.message}`));
  assert.notEqual(status, 500, `${told}\n${text.slice(0, 300)}\n${service.logged.at(-2)}`);
  return status;
}

async function newTenant(service: Service) {
  const { key, organisationId } = await service.addTenant();
  const company = await addCompany(service, organisationId, '12345674');
  const archived = await archiveInvoice(service, { id: company, organisationId, cif: '12345674' });
  const connection = await service.addConnection(organisationId);
  const made = await service.ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } });
  const keys = { admin: key, read: await service.addKey(organisationId, 'read') };
  const ids = [company, archived.invoiceId, archived.message, connection, made.body.id];
  return { keys: keys as Record<string, string>, ids };
}
