import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { completeLinks } from './library-links.ts';

test('missing links are made beside the libraries, once', (t) => {
  const { native, spare } = fakePackage(t, 'native/lib/libpq.so.5');
  assert.equal(completeLinks(native, spare), undefined);
  assert.equal(completeLinks(native, spare), undefined);
  assert.equal(readlinkSync(join(native, 'lib/libpq.so.5')), 'libpq.so.5.18');
});

test('links that cannot be made there are made in the spare directory, which is named beside the libraries', (t) => {
  // A directory that does not exist takes no links, even from root.
  const { native, spare } = fakePackage(t, 'native/not-writable/libpq.so.5');
  const folders = `${spare}:${join(native, 'lib')}`;
  assert.equal(completeLinks(native, spare), folders);
  assert.equal(completeLinks(native, spare), folders);
  assert.equal(readFileSync(join(spare, 'libpq.so.5'), 'utf8'), 'the library');

  // An update of the package brought another library.
  rmSync(join(spare, 'libpq.so.5'));
  symlinkSync(join(native, 'lib/libpq.so.5.17'), join(spare, 'libpq.so.5'));
  completeLinks(native, spare);
  assert.equal(readFileSync(join(spare, 'libpq.so.5'), 'utf8'), 'the library');
});

test('links that can be made nowhere are a clear error', (t) => {
  const { native, spare } = fakePackage(t, 'native/not-writable/libpq.so.5');
  writeFileSync(spare, 'a file where the directory should be');
  assert.throws(() => completeLinks(native, spare), {
    code: 'no_binaries',
    message: /libpq\.so\.5 is missing/,
  });
});

function fakePackage(t: TestContext, target: string) {
  const root = mkdtempSync(join(tmpdir(), 'efactura-links-'));
  t.after(() => rmSync(root, { recursive: true }));
  const native = join(root, 'native');
  mkdirSync(join(native, 'lib'), { recursive: true });
  writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'the library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target }];
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  return { native, spare: join(root, 'spare') };
}
