import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allKinds, type FaultKind, passingKinds } from './faults/kinds.ts';
import type { FaultSpec } from './faults.ts';
import { cif, type Envelope, noon, type Visit, visit } from './testing/visit.ts';

/** Six rows, a fault, and the calls that a case makes. */
const struck = (spec: FaultSpec, act: (visit: Visit) => Promise<void>) =>
  visit({}, async (visit) => {
    visit.sandbox.world.addMessages(cif, 6, { mix: { received: 1 }, document: 'invoice' });
    visit.sandbox.faults.add(spec);
    await act(visit);
  });

const lastId = ({ sandbox }: Visit): string => sandbox.world.getCompany(cif).messages.at(-1)?.id ?? '';
const now = { startTime: noon - 86_400_000 * 30, endTime: noon, cif, pagina: 1 };
const raw = (visit: Visit) => visit.get('listaMesajePaginatieFactura', now);
const download = (visit: Visit) => visit.get('descarcare', { id: lastId(visit) });
const tried = new Set<FaultKind>();

/** A fault of a list, and what the envelope is then. */
const bent: [spec: FaultSpec, check: (envelope: Envelope) => unknown][] = [
  [{ kind: 'absent_mesaje' }, (e) => !('mesaje' in e) && !('eroare' in e) && 'titlu' in e],
  [{ kind: 'null_mesaje' }, (e) => e.mesaje === null],
  [{ kind: 'null_eroare' }, (e) => e.eroare === null && e.mesaje.length === 6],
  [{ kind: 'empty_page' }, (e) => e.mesaje.length === 0 && e.numar_total_inregistrari === 6],
  [{ kind: 'short_page', rows: 2 }, (e) => e.mesaje.length === 4 && e.numar_inregistrari_in_pagina === 4],
  [
    { kind: 'repeated_rows' },
    (e) => e.mesaje.length === 6 && new Set(e.mesaje.map((r: Envelope) => r.id)).size === 5,
  ],
  [{ kind: 'wrong_index' }, (e) => e.index_pagina_curenta === 2],
  [{ kind: 'wrong_total' }, (e) => e.numar_total_inregistrari === 7],
  [{ kind: 'absurd_pages' }, (e) => e.numar_total_pagini === 1_000_000],
  [{ kind: 'page_drift' }, (e) => e.mesaje.length === 7],
  [{ kind: 'page_shrink', rows: 2 }, (e) => e.mesaje.length === 4],
  [{ kind: 'clock_skew' }, (e) => / nu poate in viitor .* = 15-07-2026 14:58:30$/.test(e.eroare)],
  [
    { kind: 'ids_as_numbers' },
    (e) => typeof e.mesaje[0].id === 'number' && typeof e.mesaje[1].id === 'string',
  ],
  [{ kind: 'rows_without_id' }, (e) => e.mesaje.filter((row: Envelope) => 'id' in row).length === 4],
  [{ kind: 'moving_total' }, (e) => e.numar_total_inregistrari === e.mesaje.length + 1],
  [{ kind: 'rows_without_index' }, (e) => e.mesaje[0].id_solicitare === undefined],
  [{ kind: 'unreadable_dates' }, (e) => e.mesaje[0].data_creare === 'curand'],
  [{ kind: 'unlisted_row' }, (e) => e.mesaje.length === 5 && e.numar_total_inregistrari === 5],
  [{ kind: 'foreign_cif' }, (e) => e.mesaje[0].cif === '14399840'],
  [{ kind: 'unknown_tip', text: 'X' }, (e) => e.mesaje[0].tip === 'X'],
  [{ kind: 'quota_day' }, (e) => /^S-au facut deja 100000 interogari/.test(e.eroare)],
  [{ kind: 'no_right' }, (e) => e.eroare === `Nu aveti drept in SPV pentru CIF=${cif}`],
  [{ kind: 'no_right_at_all' }, (e) => /^Nu exista niciun CIF/.test(e.eroare)],
  [{ kind: 'unknown_note', text: 'Ceva nou' }, (e) => e.eroare === 'Ceva nou'],
  [{ kind: 'technical_error' }, (e) => e.eroare === 'A aparut o eroare tehnica. Cod: 4003'],
];
for (const [spec, check] of bent) {
  tried.add(spec.kind);
  test(`${spec.kind} bends a list`, () =>
    struck(spec, async ({ list, sandbox }) => {
      const envelope = await list();
      assert.ok(check(envelope), JSON.stringify(envelope).slice(0, 300));
      assert.deepEqual(sandbox.faults.injected, { [spec.kind]: 1 });
      assert.equal(sandbox.calls.at(-1)?.fault, spec.kind);
    }));
}

/** A fault of a list, and what the answer is then. */
const answered: [spec: FaultSpec, check: (answer: Response, text: string) => unknown][] = [
  [{ kind: 'http_500' }, (a) => a.status === 500],
  [{ kind: 'http_502' }, (a) => a.status === 502],
  [{ kind: 'http_503' }, (a) => a.status === 503],
  [{ kind: 'maintenance_page' }, (a, text) => a.status === 200 && text.includes('<html>')],
  [{ kind: 'maintenance_redirect' }, (a) => a.headers.get('location') === 'https://mentenanta.anaf.ro/'],
  [
    { kind: 'waf_page' },
    (a, text) => a.status === 200 && text.startsWith('<html><head><title>Request Rejected'),
  ],
  [{ kind: 'slow', delayMs: 20 }, (a, text) => a.status === 200 && JSON.parse(text).mesaje.length === 6],
  [
    { kind: 'half_body' },
    (a, text) => a.status === 200 && text.startsWith('{"mesaje"') && !text.endsWith('}'),
  ],
  [{ kind: 'empty_body' }, (a, text) => a.status === 200 && text === ''],
  [{ kind: 'list_204' }, (a) => a.status === 204],
  [
    { kind: 'json_as_text' },
    (a, text) => a.headers.get('content-type') === 'text/plain' && JSON.parse(text).mesaje,
  ],
  [{ kind: 'unauthorized' }, (a) => a.status === 401],
  [{ kind: 'unauthorized_200' }, (a, text) => a.status === 200 && JSON.parse(text).status === 401],
  [{ kind: 'forbidden' }, (a) => a.status === 403],
  [{ kind: 'rate_limited' }, (a) => a.status === 429 && !a.headers.has('retry-after')],
  [{ kind: 'rate_limited', retryAfter: 30 }, (a) => a.headers.get('retry-after') === '30'],
  [{ kind: 'note_of_odd_characters' }, (_, text) => JSON.parse(text).eroare.includes('\0')],
  [{ kind: 'plain_odd_characters' }, (a, text) => a.status === 200 && text.includes('\0')],
  [{ kind: 'random_bytes' }, (a, text) => a.status === 200 && text.includes('\ufffd')],
  [{ kind: 'gzip' }, (a, text) => a.headers.get('content-encoding') === 'gzip' && JSON.parse(text).mesaje],
  [{ kind: 'brotli' }, (a, text) => a.headers.get('content-encoding') === 'br' && JSON.parse(text).mesaje],
  [{ kind: 'echoed_token' }, (a, text) => a.status === 500 && text.includes('Authorization: Bearer ')],
];
for (const [spec, check] of answered) {
  tried.add(spec.kind);
  test(`${spec.kind} answers a list${spec.retryAfter ? ', with Retry-After' : ''}`, () =>
    struck(spec, async (visit) => {
      const answer = await raw(visit);
      assert.ok(await check(answer, await answer.text()));
    }));
}

tried.add('false_gzip');
test('false_gzip promises gzip and breaks the promise', () =>
  struck({ kind: 'false_gzip' }, async (visit) => {
    const answer = await raw(visit);
    assert.equal(answer.headers.get('content-encoding'), 'gzip');
    await assert.rejects(answer.text());
  }));

/** A fault of a download, and what the bytes are then. */
const downloaded: [spec: FaultSpec, check: (bytes: Buffer, visit: Visit, type: string) => unknown][] = [
  [{ kind: 'expired' }, (bytes) => /60 de zile/.test(JSON.parse(bytes.toString()).eroare)],
  [
    { kind: 'expired_plain_text' },
    (bytes, _, type) => type === 'text/plain' && bytes.toString().startsWith('Fisierul nu mai'),
  ],
  [
    { kind: 'json_as_zip' },
    (bytes, _, type) => type === 'application/zip' && JSON.parse(bytes.toString()).eroare,
  ],
  [
    { kind: 'corrupt_zip' },
    (bytes, visit) => {
      const whole = visit.sandbox.archives.of(visit.sandbox.world.getMessage(lastId(visit)), 'prod');
      return bytes.length === whole.length && bytes.filter((byte, i) => byte !== whole[i]).length === 1;
    },
  ],
  [
    { kind: 'zip_of_another' },
    (bytes, visit) => {
      const { uploadIndex } = visit.sandbox.world.getMessage(lastId(visit));
      return bytes.includes('semnatura_') && !bytes.includes(`semnatura_${uploadIndex}.xml`);
    },
  ],
];
for (const [spec, check] of downloaded) {
  tried.add(spec.kind);
  test(`${spec.kind} spoils a download`, () =>
    struck(spec, async (visit) => {
      const answer = await download(visit);
      assert.ok(
        check(Buffer.from(await answer.arrayBuffer()), visit, answer.headers.get('content-type') ?? ''),
      );
    }));
}

for (const kind of ['reset', 'answer_lost', 'truncated'] as const) {
  tried.add(kind);
  test(`${kind} breaks the connection`, () =>
    struck({ kind, times: 1 }, async (visit) => {
      await assert.rejects(async () => (await raw(visit)).text());
      assert.equal((await raw(visit)).status, 200);
    }));
}

tried.add('hang');
test('hang never answers, and does not keep the sandbox from closing', () =>
  struck({ kind: 'hang' }, async (visit) => {
    const url = `${visit.sandbox.apiUrl}/descarcare?id=1`;
    await assert.rejects(fetch(url, { signal: AbortSignal.timeout(50) }), { name: 'TimeoutError' });
    raw(visit).catch(() => {});
  }));

for (const [kind, check] of [
  [
    'invalid_grant',
    (answer: Response, text: string) => answer.status === 400 && text === '{"error":"invalid_grant"}',
  ],
  [
    'invalid_client',
    (answer: Response, text: string) => answer.status === 400 && text === '{"error":"invalid_client"}',
  ],
  ['my_policy', (answer: Response) => answer.headers.get('location') === '/my.policy'],
  ['sign_in_page', (answer: Response, text: string) => answer.status === 200 && text.includes('/my.policy')],
] as const) {
  tried.add(kind);
  test(`${kind} answers at the token endpoint`, () =>
    struck({ kind, on: 'token' }, async ({ sandbox }) => {
      const answer = await fetch(`${sandbox.oauthUrl}/token`, { method: 'POST', redirect: 'manual' });
      assert.ok(check(answer, await answer.text()));
    }));
}

for (const kind of ['access_denied', 'no_certificate_page'] as const) {
  tried.add(kind);
  test(`${kind} ends the sign-in`, () =>
    struck({ kind }, async ({ sandbox }) => {
      const asked = `client_id=${sandbox.clientId}&redirect_uri=http://localhost/cb&state=1`;
      const answer = await fetch(`${sandbox.oauthUrl}/authorize?${asked}`, { redirect: 'manual' });
      const location = answer.headers.get('location');
      assert.equal(
        location,
        kind === 'access_denied' ? 'http://localhost/cb?error=access_denied&state=1' : null,
      );
    }));
}

for (const [kind, given] of [
  ['same_refresh_token', true],
  ['no_refresh_token', false],
] as const) {
  tried.add(kind);
  test(`${kind} answers a refresh`, () =>
    struck({ kind }, async ({ sandbox, serial }) => {
      const { refreshToken } = sandbox.issueTokens(serial);
      const { clientId: client_id, clientSecret: client_secret } = sandbox;
      const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id, client_secret };
      const body = new URLSearchParams(form);
      const answer = await fetch(`${sandbox.oauthUrl}/token`, { method: 'POST', body });
      assert.equal(((await answer.json()) as Envelope).refresh_token, given ? refreshToken : undefined);
    }));
}

for (const [kind, check] of [
  ['registry_other_shape', (e: Envelope) => !Array.isArray(e.found)],
  [
    'registry_other_fields',
    (e: Envelope) => e.found[0].date_generale && !('inregistrare_scop_Tva' in e.found[0]),
  ],
] as const) {
  tried.add(kind);
  test(`${kind} bends what the registry says`, () =>
    struck({ kind }, async ({ sandbox }) => {
      const body = JSON.stringify([{ cui: Number(cif), data: '2026-07-15' }]);
      const answer = await fetch(`${sandbox.url}/api/PlatitorTvaRest/v9/tva`, { method: 'POST', body });
      assert.ok(check((await answer.json()) as Envelope));
    }));
}

test('every kind has been tried', () => {
  assert.deepEqual(
    allKinds.filter((kind) => !tried.has(kind)),
    [],
  );
});

test('a fault waits, strikes so often, and only where it matches', () =>
  struck(
    { kind: 'http_500', on: 'list_paged', match: { cif, page: 1 }, after: 1, times: 2 },
    async (visit) => {
      const { sandbox } = visit;
      sandbox.world.addMessages(cif, 500);
      const statuses: number[] = [];
      for (let i = 0; i < 4; i++) statuses.push((await raw(visit)).status);
      assert.deepEqual(statuses, [200, 500, 500, 200]);
      assert.equal((await visit.get('listaMesajePaginatieFactura', { ...now, pagina: 2 })).status, 200);
    },
  ));

test('a fault that had nothing to bend has not struck', () =>
  struck({ kind: 'empty_page', times: 1 }, async ({ list, sandbox }) => {
    assert.match((await list({ startTime: noon - 1000 })).eroare, /^Nu exista mesaje/);
    assert.deepEqual(sandbox.faults.injected, { empty_page: 0 });
    assert.equal((await list()).mesaje.length, 0);
  }));

test('a fault keeps to its hours by the clock', () =>
  struck({ kind: 'http_500', from: noon + 1000, until: noon + 2000 }, async (visit) => {
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) {
      statuses.push((await raw(visit)).status);
      visit.sandbox.clock.advance(1000);
    }
    assert.deepEqual(statuses, [200, 500, 200]);
  }));

test('a token refresh whose answer is lost has happened all the same', () =>
  visit({}, async ({ sandbox, serial }) => {
    const { refreshToken } = sandbox.issueTokens(serial);
    sandbox.faults.add({ kind: 'answer_lost', on: 'token' });
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const { clientId: client_id, clientSecret: client_secret } = sandbox;
    const body = new URLSearchParams({ ...form, client_id, client_secret });
    await assert.rejects(fetch(`${sandbox.oauthUrl}/token`, { method: 'POST', body }));
    assert.equal(sandbox.tokens.refresh.has(refreshToken), false);
  }));

const script = async (seed: number, order: (ids: string[]) => string[]): Promise<Record<string, unknown>> => {
  const outcomes: Record<string, unknown> = {};
  await visit({}, async ({ sandbox, get }) => {
    const kinds = ['http_500', 'http_503', 'waf_page'] as const;
    sandbox.faults.random({ seed, rate: 0.4, kinds });
    const ids = sandbox.world.addMessages(cif, 30).map(({ id }) => id);
    for (const id of order(ids)) {
      for (let i = 0; i < 5; i++) await (await get('descarcare', { id })).arrayBuffer();
      outcomes[id] = sandbox.calls.filter((call) => call.id === id).map(({ outcome }) => outcome);
    }
  });
  return outcomes;
};

test('a random script is repeatable by what is asked, whatever the order', async () => {
  const forwards = await script(7, (ids) => ids);
  assert.deepEqual(await script(7, (ids) => ids.toReversed()), forwards);
  assert.notDeepEqual(await script(8, (ids) => ids), forwards);
});

test('a random script leaves a way through: at most three faults for the same question', async () => {
  for (const outcomes of Object.values(await script(7, (ids) => ids)) as string[][]) {
    assert.equal(outcomes.length, 5);
    assert.ok(outcomes.filter((outcome) => outcome !== 'downloaded').length <= 3);
  }
});

test('random scripts draw only what a retry gets over', () => {
  for (const kind of ['hang', 'invalid_grant', 'page_drift', 'expired', 'unauthorized'] as const)
    assert.equal(passingKinds.includes(kind), false);
});
