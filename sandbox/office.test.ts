/** The office's world has each of the troubles that it was made for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officeHolders, populateOffice } from './office.ts';
import { buildCtx } from './server.ts';

test('an office has companies of all sizes, two certificates, companies without a right, and stories in its SPV', () => {
  const { world } = buildCtx({ seed: 1 });
  populateOffice(world, { companies: 60, messages: 10 });
  const companies = [...world.companies.values()];
  const [office, director] = [...world.certificates.values()];
  assert.deepEqual([office!.holder, director!.holder], [officeHolders.office, officeHolders.director]);
  const seen = new Set([...office!.cifs, ...director!.cifs]);
  assert.deepEqual([companies.length, office!.cifs.size, director!.cifs.size, seen.size], [60, 51, 6, 57]);
  const sizes = companies.map(({ messages }) => messages.length);
  assert.ok(sizes.includes(0) && Math.max(...sizes) >= 40, sizes.join());
  const kinds = new Set(companies.flatMap(({ messages }) => messages.map(({ kind }) => kind)));
  for (const kind of ['received', 'sent', 'error', 'buyer_message_received'] as const)
    assert.ok(kinds.has(kind), kind);
  const tampered = companies.flatMap(({ messages }) => messages.filter(({ seal }) => seal === 'tampered'));
  assert.equal(tampered.length, 1);
});
