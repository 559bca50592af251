import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { declaredSize } from './declared-size.ts';
import { unzip } from './unzip.ts';

const document = { name: '5001.xml', bytes: Buffer.from('<Invoice>ș</Invoice>') };
const seal = { name: 'semnatura_5001.xml', bytes: Buffer.from('<Signature/>') };

test('a download with data descriptors and no sizes in its local headers is opened, in its own order', async () => {
  const opened = await unzip(makeZip([seal, document]));
  assert.deepEqual(opened, { ok: true, entries: [seal, document] });
});

test('stored entries, empty entries and no entries at all are opened', async () => {
  const empty = { name: 'empty.xml', bytes: Buffer.alloc(0) };
  assert.deepEqual(await unzip(makeZip([{ ...document, method: 0 }, empty])), {
    ok: true,
    entries: [document, empty],
  });
  assert.deepEqual(await unzip(makeZip([])), { ok: true, entries: [] });
});

test('the size that all entries declare is known without opening them; what is no ZIP declares none', () => {
  const whole = makeZip([seal, document]);
  assert.equal(declaredSize(whole), seal.bytes.length + document.bytes.length);
  assert.equal(declaredSize(whole.subarray(0, whole.length - 30)), 0);
  assert.equal(declaredSize(Buffer.from('no ZIP at all, whatever its name is')), 0);
  assert.equal(declaredSize(Buffer.alloc(0)), 0);
});

test('what is no ZIP is called by its name', async () => {
  const said = async (text: string | Buffer) => {
    const answer = await unzip(Buffer.from(text));
    return answer.ok ? 'opened' : `${answer.reason}: ${answer.detail}`;
  };
  assert.equal(await said(''), 'not_a_zip: no bytes at all');
  assert.equal(await said('\n<!DOCTYPE html><html></html>'), 'not_a_zip: an HTML page of 29 bytes');
  assert.equal(await said('{"eroare":"x"}'), 'not_a_zip: JSON of 14 bytes');
  assert.equal(await said('\ufeff<?xml version="1.0"?>'), 'not_a_zip: XML or HTML of 24 bytes');
  assert.equal(await said('%PDF-1.7'), 'not_a_zip: something else of 8 bytes');
});

test('a ZIP that was cut off anywhere is corrupt', async () => {
  const whole = makeZip([seal, document]);
  for (let length = 4; length < whole.length; length++) {
    const answer = await unzip(whole.subarray(0, length));
    assert.equal(answer.ok ? 'opened' : answer.reason, 'corrupt', `${length} of ${whole.length} bytes`);
  }
});

test('a wrong checksum and a size that lies either way are corrupt', async () => {
  for (const lie of [{ crc: 1 }, { plainBytes: 3 }, { plainBytes: 300 }]) {
    const answer = await unzip(makeZip([{ ...document, ...lie }]));
    assert.equal(answer.ok ? 'opened' : answer.reason, 'corrupt', JSON.stringify(lie));
  }
});

test('dangerous names are only names, and the same name twice is two entries', async () => {
  const names = ['../../etc/passwd', '/abs.xml', 'C:\\x.xml', 'a/./b', '', 'ș.xml', '5001.xml', '5001.xml'];
  const entries = names.map((name) => ({ name, bytes: document.bytes }));
  assert.deepEqual(await unzip(makeZip(entries)), { ok: true, entries });
});

test('caps are judged before anything is inflated', async () => {
  const caps = { entries: 2, entryBytes: 1_000, totalBytes: 1_500 };
  const sized = (bytes: number) => ({ name: 'a', bytes: Buffer.alloc(bytes) });
  const reason = async (...entries: Given[]) => {
    const answer = await unzip(makeZip(entries), caps);
    return answer.ok ? 'opened' : answer.reason;
  };
  assert.equal(await reason(sized(1_000)), 'opened');
  assert.equal(await reason(sized(1_001)), 'too_large');
  assert.equal(await reason(sized(800), sized(800)), 'too_large');
  assert.equal(await reason(sized(1), sized(1), sized(1)), 'too_many_entries');
  assert.equal(await reason({ ...sized(1), plainBytes: 0xfffffffe, method: 0 }), 'corrupt');
  assert.equal(await reason({ ...sized(1), plainBytes: 0xfffffffe }), 'too_large');
});

test('an encrypted entry and an unknown compression are refused as such', async () => {
  const encrypted = await unzip(makeZip([{ ...document, flags: 0x809 }]));
  assert.equal(encrypted.ok ? 'opened' : encrypted.reason, 'encrypted');
  const lzma = await unzip(makeZip([{ ...document, method: 14 }]));
  assert.deepEqual(lzma, { ok: false, reason: 'unsupported', detail: 'compression method 14' });
});

test('an entry too large to inflate at once comes out whole', async () => {
  const large = { name: 'large', bytes: Buffer.alloc(3_000_000, 'abc') };
  assert.deepEqual(await unzip(makeZip([large])), { ok: true, entries: [large] });
});

test('no damage makes it throw, and what it opens is what was packed', async () => {
  const whole = makeZip([seal, document]);
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      const answer = await unzip(bytes);
      if (!answer.ok) return;
      for (const entry of answer.entries) {
        assert.ok(
          entry.bytes.equals(document.bytes) || entry.bytes.equals(seal.bytes) || entry.bytes.length === 0,
        );
      }
    }),
    { numRuns: 3_000 },
  );
});

interface Given {
  name: string;
  bytes: Buffer;
  method?: number;
  flags?: number;
  crc?: number;
  plainBytes?: number;
}

/** As ANAF writes them: create system 0, deflate, flags 0x808, local headers without sizes. Any field may be false. */
function makeZip(entries: Given[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, method = 8, flags = 0x808, ...given } of entries) {
    const packed = method === 0 ? bytes : deflateRawSync(bytes);
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(label.length, 26);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(given.crc ?? crc32(bytes), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(given.plainBytes ?? bytes.length, 8);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    sizes.copy(central, 16);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(offset, 42);
    const written = [local, label, packed, Buffer.from('PK\x07\x08'), sizes];
    parts.push(...written);
    directory.push(central, label);
    offset += written.reduce((sum, part) => sum + part.length, 0);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset, 16);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  return Buffer.concat([...parts, ...directory, end]);
}
