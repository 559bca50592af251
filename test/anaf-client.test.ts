/** The ANAF client against the sandbox: sign-in, lists, downloads, and what each fault of the road becomes. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { FaultKind } from '../sandbox/faults/kinds.ts';
import { startSandbox } from '../sandbox/server.ts';
import { type AnafLimits, createAnafClient } from '../src/anaf/client.ts';
import { download } from '../src/anaf/download.ts';
import { AnafError } from '../src/anaf/errors.ts';
import { listPage, probeRights } from '../src/anaf/list-messages.ts';
import { messageStatus } from '../src/anaf/message-status.ts';
import { authorizeUrl, exchangeCode, refresh } from '../src/anaf/oauth.ts';
import { readCallback } from '../src/anaf/read-callback.ts';
import type { ListedMessage } from '../src/core/message.ts';
import { fullWindow } from '../src/core/window.ts';

const cif = '8000000000';

test('a certificate becomes a pair of tokens, and the pair a newer one', async (t) => {
  const { client, sandbox, serial } = await start(t);
  const page = await fetch(`${authorizeUrl(client, { state: 'st at/e' })}&certificate=${serial}`, {
    redirect: 'manual',
  });
  const callback = readCallback(page.headers.get('location') ?? '');
  assert.ok(callback.kind === 'code' && callback.state === 'st at/e');

  const first = await exchangeCode(client, { code: callback.code });
  assert.equal(first.serial?.replaceAll(':', '').toLowerCase(), serial.toLowerCase());
  assert.ok(first.roles.includes('EFACTURA'));
  const days = (first.accessExpiresAt.getTime() - sandbox.clock.now()) / 86_400_000;
  assert.ok(days > 89.9 && days <= 90, `${days} days`);
  await assert.rejects(exchangeCode(client, { code: callback.code }), { code: 'invalid_grant' });

  const second = await refresh(client, { refreshToken: first.refreshToken! });
  assert.notEqual(second.accessToken, first.accessToken);
  await assert.rejects(refresh(client, { refreshToken: first.refreshToken! }), { code: 'invalid_grant' });
  assert.deepEqual(await probeRights(client, { accessToken: second.accessToken, cif }), { kind: 'granted' });
});

test('a certificate that was not presented comes back as a refusal', async (t) => {
  const { client } = await start(t);
  const page = await fetch(`${authorizeUrl(client, { state: 's' })}&certificate=none`, {
    redirect: 'manual',
  });
  assert.equal(readCallback(page.headers.get('location') ?? '').kind, 'refused');
});

test('every message is listed once over the pages, and each can be downloaded', async (t) => {
  const { client, sandbox, accessToken } = await start(t);
  const added = sandbox.world.addMessages(cif, 1201);
  const window = fullWindow(new Date(sandbox.clock.now()));
  const rows: ListedMessage[] = [];
  for (let page = 1; ; page++) {
    const listing = await listPage(client, { accessToken, cif, window, page });
    assert.ok(listing.kind === 'page');
    assert.deepEqual(
      [listing.total, listing.pages, listing.perPage, listing.pageIndex],
      [1201, 3, 500, page],
    );
    rows.push(...listing.rows);
    if (page === listing.pages) break;
  }
  assert.deepEqual(rows.map((row) => row.messageId).sort(), added.map((message) => message.id).sort());
  for (const message of added.slice(0, 5)) {
    const row = rows.find((one) => one.messageId === message.id);
    assert.deepEqual(
      [row?.kind, row?.uploadIndex, row?.createdAt?.getTime()],
      [message.kind, message.uploadIndex, message.createdAt],
    );
    const got = await download(client, { accessToken, messageId: message.id });
    assert.ok(got.kind === 'zip' && got.bytes.subarray(0, 2).toString() === 'PK');
  }
  await assert.rejects(listPage(client, { accessToken, cif, window, page: 4 }), { code: 'page_past_end' });
});

test('an empty list, a foreign company and a certificate without rights are three things', async (t) => {
  const { client, sandbox, accessToken } = await start(t);
  const window = fullWindow(new Date(sandbox.clock.now()));
  assert.equal((await listPage(client, { accessToken, cif, window, page: 1 })).kind, 'empty');
  sandbox.world.addCompany('8000000001');
  const foreign = await probeRights(client, { accessToken, cif: '8000000001' });
  assert.deepEqual(foreign, {
    kind: 'denied',
    code: 'rights_cif',
    words: 'Nu aveti drept in SPV pentru CIF=8000000001',
  });
  const stranger = sandbox.issueTokens(sandbox.world.addCertificate().serial).accessToken;
  const none = await probeRights(client, { accessToken: stranger, cif });
  assert.equal(none.kind === 'denied' && none.code, 'rights_certificate');
});

test('a row without an id finds it by its upload', async (t) => {
  const { client, sandbox, accessToken } = await start(t);
  const message = sandbox.world.addMessage(cif, { hideId: true });
  const window = fullWindow(new Date(sandbox.clock.now()));
  const listing = await listPage(client, { accessToken, cif, window, page: 1 });
  assert.ok(listing.kind === 'page');
  const [row] = listing.rows;
  assert.deepEqual([row?.messageId, row?.uploadIndex], [null, message.uploadIndex]);
  const { state, messageId } = await messageStatus(client, { accessToken, uploadIndex: message.uploadIndex });
  assert.deepEqual([state, messageId], ['ok', message.id]);
});

test('what ANAF lists and no longer hands over is expired', async (t) => {
  const { client, sandbox, accessToken } = await start(t);
  const { id } = sandbox.world.addExpiredButListed(cif);
  assert.equal((await download(client, { accessToken, messageId: id })).kind, 'expired');
});

test("a window that ANAF's clock refuses tells what that clock says", async (t) => {
  const { client, sandbox, accessToken } = await start(t);
  sandbox.clock.advance(-10 * 60_000);
  const window = fullWindow(new Date());
  const error = await listPage(client, { accessToken, cif, window, page: 1 }).catch(
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AnafError && error.code === 'clock' && error.quotedNow);
  const skewMs = error.quotedNow.getTime() - Date.now();
  assert.ok(Math.abs(skewMs + 10 * 60_000) < 5_000, `${skewMs} ms`);
  const corrected = fullWindow(new Date(), skewMs);
  assert.equal((await listPage(client, { accessToken, cif, window: corrected, page: 1 })).kind, 'empty');
});

/** What the faults of the road mean to a listing and to a download; `fine` where the answer is right all the same. */
const faults: [kind: FaultKind, list: string | null, download: string | null][] = [
  ['http_500', 'server_error', 'server_error'],
  ['http_502', 'server_error', 'server_error'],
  ['http_503', 'server_error', 'server_error'],
  ['maintenance_page', 'maintenance', 'maintenance'],
  ['maintenance_redirect', 'maintenance', 'maintenance'],
  ['waf_page', 'firewall', 'firewall'],
  ['reset', 'network', 'network'],
  ['hang', 'timeout', 'timeout'],
  ['truncated', 'truncated', 'truncated'],
  ['half_body', 'malformed', 'fine'],
  ['empty_body', 'malformed', 'malformed'],
  ['unauthorized', 'unauthorized', 'unauthorized'],
  ['unauthorized_200', 'unauthorized', 'unauthorized'],
  ['forbidden', 'forbidden', 'forbidden'],
  ['rate_limited', 'rate_limited', 'rate_limited'],
  ['quota_day', 'quota_connection', 'quota_message'],
  ['no_right', 'rights_cif', 'rights_message'],
  ['unknown_note', 'unknown_note', 'unknown_note'],
  ['technical_error', 'technical_error', 'technical_error'],
  ['expired_plain_text', null, 'fine'],
  ['list_204', 'malformed', null],
  ['json_as_text', 'fine', null],
  ['absent_mesaje', 'malformed', null],
  ['null_mesaje', 'malformed', null],
  ['null_eroare', 'fine', null],
];

test('each fault of the road becomes its code', async (t) => {
  // Short, for the one that hangs.
  const { client, sandbox, accessToken } = await start(t, { listTimeoutMs: 1_000, downloadTimeoutMs: 1_000 });
  const { id } = sandbox.world.addMessage(cif);
  const window = fullWindow(new Date(sandbox.clock.now()));
  const calls = {
    list: () => listPage(client, { accessToken, cif, window, page: 1 }),
    download: () => download(client, { accessToken, messageId: id }),
  };
  const met: typeof faults = [];
  for (const [kind, onList, onDownload] of faults) {
    const fault = sandbox.faults.add({ kind });
    met.push([kind, onList && (await codeOf(calls.list)), onDownload && (await codeOf(calls.download))]);
    sandbox.faults.remove(fault);
  }
  assert.deepEqual(met, faults);
});

async function codeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'fine';
  } catch (error) {
    if (error instanceof AnafError) return error.code;
    throw error;
  }
}

async function start(t: TestContext, limits?: Partial<AnafLimits>) {
  const sandbox = await startSandbox({ limits: { downloadsPerMessageDay: 100 } });
  sandbox.world.addCompany(cif);
  const { serial } = sandbox.world.addCertificate({ cifs: [cif] });
  const { apiUrl, publicUrl, oauthUrl, clientId, clientSecret } = sandbox;
  const redirectUri = 'https://localhost:3000/callback';
  const client = createAnafClient(
    { apiUrl, publicUrl, oauthUrl, clientId, clientSecret, redirectUri },
    { limits },
  );
  t.after(() => client.close().then(sandbox.close));
  return { sandbox, client, serial, accessToken: sandbox.issueTokens(serial).accessToken };
}
