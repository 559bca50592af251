import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyDownload } from './classify-download.ts';
import { AnafError } from './errors.ts';
import { answer } from './fixtures/answer.ts';
import { answers } from './fixtures/answers.ts';
import { parseList } from './parse-list.ts';
import { parseStatus } from './parse-status.ts';
import type { Answer } from './transport.ts';

const parsers = { list: parseList, download: classifyDownload, message_status: parseStatus } as const;

for (const fixture of answers) {
  for (const endpoint of fixture.endpoint
    ? [fixture.endpoint]
    : (['list', 'download', 'message_status'] as const)) {
    const title = `${endpoint} ${fixture.status ?? 200} ${fixture.body.replace(/\s+/g, ' ').slice(0, 90)} means ${fixture.means}`;
    test(title, () => {
      const given = answer(fixture.body, fixture.status, fixture.headers);
      assert.equal(
        meaning(() => parsers[endpoint](given)),
        fixture.means,
      );
    });
  }
}

test('an error brings the status, the correlation id and the words, but the body only when it could not be read', () => {
  const refused = caught(() => parseList(answer('{"eroare":"Nu aveti drept in SPV pentru CIF=1"}')));
  assert.deepEqual(
    [refused.status, refused.correlationId, refused.words, refused.bodySample],
    [200, 'c0ffee', 'Nu aveti drept in SPV pentru CIF=1', undefined],
  );
  const unread = caught(() => parseList(answer('{"eroare":"altceva"}')));
  assert.equal(String(unread.bodySample), '{"eroare":"altceva"}');
  assert.ok(!Object.keys(unread).includes('bodySample'));
});

test('the clock note brings the time that ANAF quotes', () => {
  const note =
    '{"eroare":"startTime = 31-05-2026 15:15:00 nu poate fi mai vechi de 60 de zile fata de momentul requestului = 30-07-2026 15:15:27"}';
  assert.deepEqual(caught(() => parseList(answer(note))).quotedNow, new Date('2026-07-30T12:15:27Z'));
});

test('Retry-After is read as seconds and as a date', () => {
  const after = (value: string) => caught(() => parseList(answer('', 429, { 'retry-after': value }))).retryAt;
  assert.deepEqual(after('90'), new Date('2026-07-30T12:17:00Z'));
  assert.deepEqual(after('Thu, 30 Jul 2026 12:20:00 GMT'), new Date('2026-07-30T12:20:00Z'));
  assert.equal(after('soon'), undefined);
});

test("the firewall's support number is among the words", () => {
  const page =
    '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected.<br>Your support ID is: 9826000000000000001</body></html>';
  assert.match(
    caught(() => classifyDownload(answer(page))).words ?? '',
    /support ID is: 9826000000000000001/,
  );
});

test('a ZIP is known by its first bytes, whatever the content type says', () => {
  const bytes = Buffer.from('PK\x03\x04rest', 'latin1');
  assert.deepEqual(classifyDownload(answer(bytes, 200, { 'content-type': 'text/html' })), {
    kind: 'zip',
    bytes,
  });
});

test('a status says how far ANAF is and under which id to download', () => {
  const header = (attributes: string) =>
    parseStatus(
      answer(
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<header xmlns="mfp:anaf:dgti:efactura:stareMesajFactura:v1" ${attributes}/>`,
      ),
    );
  assert.deepEqual(header('stare="ok" id_descarcare="1234"'), {
    state: 'ok',
    rawState: 'ok',
    messageId: '1234',
  });
  assert.deepEqual(header('stare="nok" id_descarcare="123"'), {
    state: 'nok',
    rawState: 'nok',
    messageId: '123',
  });
  assert.equal(header('stare="in prelucrare"').state, 'in_progress');
  assert.equal(header('stare="XML cu erori nepreluat de sistem"').state, 'rejected');
  assert.deepEqual(header('stare="nou"'), { state: 'unknown', rawState: 'nou', messageId: null });
});

function meaning(parse: () => { kind: string } | { state: string }): string {
  try {
    const result = parse();
    return 'kind' in result ? result.kind : result.state;
  } catch (error) {
    if (error instanceof AnafError) return error.code;
    throw error;
  }
}

function caught(parse: (given?: Answer) => unknown): AnafError {
  try {
    parse();
  } catch (error) {
    if (error instanceof AnafError) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: 'nothing was thrown' });
}
