import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { type BackupKey, decrypt, deriveKey, encrypt, newDerivation } from './encrypt.ts';

const derivation = await newDerivation('a long secret of the operator');
const key = await deriveKey('a long secret of the operator', derivation);

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(source));
}

const seal = (bytes: Buffer, name = 'a', by: BackupKey = key) =>
  whole(encrypt(pieces(bytes, 10_000), by, name));
const open = (bytes: Buffer, name = 'a') => whole(decrypt(pieces(bytes, 7_777), key, name));

test('what was encrypted opens again, at every length around a frame', async () => {
  for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]) {
    const bytes = randomBytes(size);
    assert.deepEqual(await open(await seal(bytes)), bytes, String(size));
  }
});

test('a changed byte, a cut, frames in another order, another name: none of them opens', async () => {
  const sealed = await seal(randomBytes(200_000));
  const changed = Buffer.from(sealed);
  changed[100_000]! ^= 1;
  const frame = 65_536 + 16;
  const [a, b] = [sealed.subarray(40, 40 + frame), sealed.subarray(40 + frame, 40 + 2 * frame)];
  const swapped = Buffer.concat([sealed.subarray(0, 40), b, a, sealed.subarray(40 + 2 * frame)]);
  // At the end of a frame too, where each frame that is left is whole.
  for (const wrong of [
    changed,
    swapped,
    sealed.subarray(0, -1),
    sealed.subarray(0, 40 + frame),
    sealed.subarray(0, 20),
  ])
    await assert.rejects(open(wrong), { name: 'BackupCryptError' });
  await assert.rejects(open(sealed, 'b'), { name: 'BackupCryptError' });
});

test('another secret is refused before anything is read', async () => {
  await assert.rejects(deriveKey('another secret of the operator', derivation), { name: 'BackupCryptError' });
});

test('equal files have equal names under one key and other ones under another', async () => {
  const other = await deriveKey('x'.repeat(20), await newDerivation('x'.repeat(20)));
  assert.equal(key.nameOf('ab'), key.nameOf('ab'));
  assert.notEqual(key.nameOf('ab'), other.nameOf('ab'));
});
