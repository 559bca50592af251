import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isArchivePath, type ZipPlace, zipPath } from './path.ts';

const place: ZipPlace = {
  environment: 'prod',
  organisationId: '0b9f0e9e-5a0f-4c55-9a0c-1f6d2f1f6a11',
  companyId: '7c1f2a60-90d0-4a2e-8f6e-0d2b7f0f3c22',
  cif: '12345674',
  createdAtRaw: '202607031415',
  messageId: '7424075633',
};
const folder = 'prod/0b9f0e9e-5a0f-4c55-9a0c-1f6d2f1f6a11';

test('the path says whose, when and which, from the listing alone', () => {
  assert.equal(zipPath(place), `${folder}/12345674/2026/07/202607031415_7424075633.zip`);
});

test("a person's code gives way to the company's id", () => {
  for (const cif of ['1990101123456', '0000000000000']) {
    assert.equal(
      zipPath({ ...place, cif }),
      `${folder}/${place.companyId}/2026/07/202607031415_7424075633.zip`,
    );
  }
});

test('a creation string that is no time gives a place all the same, always the same one', () => {
  for (const createdAtRaw of ['', '202613031415', '2026-07-03 14:15', '../../etc/passwd', '20260703']) {
    const path = zipPath({ ...place, createdAtRaw });
    assert.ok(path.startsWith(`${folder}/12345674/0000/00/`), path);
    assert.equal(path, zipPath({ ...place, createdAtRaw }));
  }
});

test('whatever ANAF sends, the path is safe, and different messages have different paths', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '.', '..', '/', 'x', 'con', '1', '01'),
  );
  fc.assert(
    fc.property(odd, odd, odd, odd, (created, id, otherCreated, otherId) => {
      const one = zipPath({ ...place, createdAtRaw: created, messageId: id });
      const other = zipPath({ ...place, createdAtRaw: otherCreated, messageId: otherId });
      assert.ok(isArchivePath(one));
      assert.equal(one.split('/').length, 6);
      assert.equal(one === other, created === otherCreated && id === otherId);
    }),
    { numRuns: 2_000 },
  );
});

test('a word of our own that is no name is our bug', () => {
  assert.throws(() => zipPath({ ...place, environment: '..' }), /no archive folder/);
  assert.throws(() => zipPath({ ...place, organisationId: '' }), /no archive folder/);
  assert.throws(() => zipPath({ ...place, environment: 'incoming' }), /no archive folder/);
});

test('nothing outside the archive is a path of it', () => {
  for (const path of [
    '',
    '/',
    '/etc/passwd',
    '..',
    'a/../b',
    'a//b',
    'a/.b',
    'a\\b',
    'a/b\0',
    'incoming/x',
    'a/b.',
    'ă',
  ]) {
    assert.equal(isArchivePath(path), false, path);
  }
});
