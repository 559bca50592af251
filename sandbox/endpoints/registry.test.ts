/** The public registry of taxpayers as the sandbox answers it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cif, visit } from '../testing/visit.ts';

const day = '2026-07-15';

const ask = async (url: string, cuis: number[]) => {
  const body = JSON.stringify(cuis.map((cui) => ({ cui, data: day })));
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/PlatitorTvaRest/v9/tva`, { method: 'POST', body, headers });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
};

test('the registry knows the companies of the world, and what the world says of other codes', () =>
  visit({ limits: { registryPerSecond: 9 } }, async ({ sandbox }) => {
    sandbox.world.setTaxpayer('9000', { name: 'ALTA SA', inactive: true, vatRegistered: false });
    const { status, body } = await ask(sandbox.url, [Number(cif), 9000, 18]);
    assert.equal(status, 200);
    assert.deepEqual(body.notFound, [18]);
    assert.deepEqual(
      body.found.map((one: Record<string, Record<string, unknown>>) => [
        one.date_generale?.denumire,
        one.inregistrare_scop_Tva?.scpTVA,
        one.stare_inactiv?.statusInactivi,
      ]),
      [
        ['FIRMA MEA SRL', body.found[0].inregistrare_scop_Tva.scpTVA, false],
        ['ALTA SA', false, true],
      ],
    );
    sandbox.world.setTaxpayer(cif, { known: false });
    assert.deepEqual((await ask(sandbox.url, [Number(cif)])).body.notFound, [Number(cif)]);
    assert.equal((await ask(sandbox.url, [])).status, 400);
    const many = Array.from({ length: 101 }, (_, n) => 1000 + n);
    assert.equal((await ask(sandbox.url, many)).status, 400);
  }));

test('a second call in a second is refused', () =>
  visit({}, async ({ sandbox }) => {
    assert.equal((await ask(sandbox.url, [18])).status, 200);
    assert.equal((await ask(sandbox.url, [18])).status, 429);
    sandbox.clock.advance(1_000);
    assert.equal((await ask(sandbox.url, [18])).status, 200);
    assert.deepEqual(sandbox.journal.violations, { minute: 1, day: 0 });
  }));
