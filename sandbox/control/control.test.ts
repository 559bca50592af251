import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../durations.ts';
import type { Sandbox } from '../server.ts';
import { cif, type Envelope, noon, visit } from '../testing/visit.ts';

async function control(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Envelope> {
  const response = await fetch(`${sandbox.url}/control${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json().catch(() => undefined) };
}

test('a world can be told from outside: company, certificate, season, list', () =>
  visit({}, async ({ sandbox }) => {
    await control(sandbox, 'POST', '/reset');
    assert.equal(sandbox.world.companies.size, 0);
    await control(sandbox, 'POST', '/companies', {
      companies: [{ cif: '99', name: 'Una SRL' }, { cif: '98' }],
    });
    const { body: certificate } = await control(sandbox, 'POST', '/certificates', {
      holder: 'Ana',
      cifs: ['99'],
    });
    const { body: added } = await control(sandbox, 'POST', '/companies/99/messages', {
      count: 5,
      mix: { sent: 1 },
    });
    assert.equal(added.added, 5);
    const { body: one } = await control(sandbox, 'POST', '/companies/99/messages', {
      kind: 'error',
      createdAt: noon - dayMs,
    });
    assert.equal(one.kind, 'error');
    const { body: pair } = await control(sandbox, 'POST', `/certificates/${certificate.serial}/tokens`);
    const window = `startTime=${noon - 40 * dayMs}&endTime=${noon}&cif=99&pagina=1`;
    const headers = { authorization: `Bearer ${pair.accessToken}` };
    const listed = await fetch(`${sandbox.apiUrl}/listaMesajePaginatieFactura?${window}`, { headers });
    assert.equal(((await listed.json()) as Envelope).numar_total_inregistrari, 6);
    const { body: messages } = await control(sandbox, 'GET', '/companies/99/messages');
    assert.equal(messages.length, 6);
    assert.equal(messages[0].row.id, messages[0].id);
  }));

test('rights are taken and given back', () =>
  visit({}, async ({ sandbox, serial, list }) => {
    await control(sandbox, 'POST', `/certificates/${serial}/revoke`, { cifs: [cif] });
    assert.match((await list()).eroare, /^Nu exista niciun CIF/);
    await control(sandbox, 'POST', `/certificates/${serial}/grant`, { cifs: [cif] });
    assert.match((await list()).eroare, /^Nu exista mesaje/);
  }));

test('faults, limits, settings and the clock obey, and the journal tells', () =>
  visit({}, async ({ sandbox, list, get }) => {
    const { body: fault } = await control(sandbox, 'POST', '/faults', {
      kind: 'http_503',
      on: 'list_paged',
      times: 1,
    });
    const query = { startTime: noon - dayMs, endTime: noon, cif, pagina: 1 };
    assert.equal((await get('listaMesajePaginatieFactura', query)).status, 503);
    const { body: listed } = await control(sandbox, 'GET', '/faults');
    assert.deepEqual([listed.script[0].id, listed.script[0].struck], [fault.id, 1]);
    await control(sandbox, 'DELETE', `/faults/${fault.id}`);
    await control(sandbox, 'POST', '/faults/random', { seed: 1, rate: 1, kinds: ['waf_page'], perKey: 1 });
    assert.equal(
      (await get('descarcare', { id: 1 })).headers.get('content-type')?.startsWith('text/html'),
      true,
    );
    await control(sandbox, 'DELETE', '/faults');

    const { body: limits } = await control(sandbox, 'PATCH', '/limits', { listingsPerCifDay: 0 });
    assert.deepEqual([limits.listingsPerCifDay, limits.callsPerMinute], [0, 1000]);
    await control(sandbox, 'PATCH', '/settings', { quotaNotes: 'field' });
    assert.match((await list()).eroare, /de catre CUI= 12345674/);
    const { body: clock } = await control(sandbox, 'POST', '/clock', { advanceMs: dayMs });
    assert.equal(clock.now, noon + dayMs);
    assert.equal((await control(sandbox, 'POST', '/clock', { now: noon })).body.offsetMs, 0);

    const { body: journal } = await control(sandbox, 'GET', '/journal?last=2');
    assert.equal(journal.calls.length, 2);
    assert.deepEqual(journal.injected, { http_503: 1, waf_page: 1 });
    assert.equal(journal.byOutcome.http_503, 1);
  }));

test('stories and single messages', () =>
  visit({}, async ({ sandbox, list }) => {
    await control(sandbox, 'POST', '/companies', { cif: '98' });
    await control(sandbox, 'POST', '/self-billing', { filer: cif });
    await control(sandbox, 'POST', '/trades', { seller: cif, buyer: '98' });
    await control(sandbox, 'POST', `/companies/${cif}/late`, { lagMs: 60_000 });
    const { body: expired } = await control(sandbox, 'POST', `/companies/${cif}/expired`, {});
    assert.ok(expired.downloadUntil < noon);
    assert.equal((await list({ startTime: noon - 60 * dayMs })).mesaje.length, 4);
    const { body: again } = await control(sandbox, 'POST', `/messages/${expired.id}/repost`, {
      newUploadIndex: true,
    });
    await control(sandbox, 'PATCH', `/messages/${again.id}`, { tip: 'ALTCEVA', seal: 'tampered' });
    assert.equal((await control(sandbox, 'GET', `/messages/${again.id}`)).body.seal, 'tampered');
    await control(sandbox, 'POST', `/uploads/${again.uploadIndex}/state`, { state: 'nok' });
    assert.equal(sandbox.world.getMessage(again.id).state, 'nok');
    await control(sandbox, 'DELETE', `/messages/${again.id}`);
    assert.equal((await control(sandbox, 'GET', `/messages/${again.id}`)).status, 400);
  }));

test('what it does not know it refuses by name', () =>
  visit({}, async ({ sandbox }) => {
    const typo = await control(sandbox, 'POST', '/faults', { kind: 'http_500', time: 1 });
    assert.equal(typo.status, 400);
    assert.match(typo.body.error, /time/);
    assert.equal((await control(sandbox, 'POST', '/companies', { cif: 'RO1' })).status, 400);
    const missing = await control(sandbox, 'GET', '/nothing');
    assert.equal(missing.status, 404);
    assert.ok(missing.body.routes.length > 30);
  }));

test('an application can be registered with its exact callback', () =>
  visit({}, async ({ sandbox, serial }) => {
    const redirectUris = ['https://firma.example/cb'];
    await control(sandbox, 'POST', '/applications', { clientId: 'a', clientSecret: 'b', redirectUris });
    const asked = `response_type=code&client_id=a&redirect_uri=https://firma.example/cb&certificate=${serial}`;
    assert.equal((await fetch(`${sandbox.oauthUrl}/authorize?${asked}`, { redirect: 'manual' })).status, 302);
    await control(sandbox, 'POST', '/tokens/invalidate', { serial });
    assert.equal(sandbox.tokens.access.size, 0);
  }));
