import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isListed, isPublicAddress, parseAllowedPrivate } from './private-addresses.ts';

test('private, loopback, link-local, shared, multicast, reserved and IPv4-carrying addresses are not public', () => {
  for (const address of [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.0.8',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])
    assert.equal(isPublicAddress(address), false, address);
});

test('addresses of the public internet are', () => {
  for (const address of ['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])
    assert.equal(isPublicAddress(address), true, address);
});

test('what the operator lists is a host, an address or a range', () => {
  const allowed = parseAllowedPrivate('Ntfy.lan, 10.0.0.0/8 192.168.7.7,[fd00::5] fd01::/16')!;
  assert.ok(isListed(allowed, 'ntfy.lan', '192.168.9.9'));
  assert.ok(isListed(allowed, 'NTFY.LAN.', '127.0.0.1'));
  assert.ok(isListed(allowed, 'any', '10.200.3.4'));
  assert.ok(isListed(allowed, 'any', '::ffff:10.0.0.1'));
  assert.ok(isListed(allowed, 'any', '192.168.7.7'));
  assert.ok(!isListed(allowed, 'any', '192.168.7.8'));
  assert.ok(isListed(allowed, '[fd00::5]', 'fd00::5'));
  assert.ok(isListed(allowed, 'any', 'fd01::9'));
  assert.ok(!isListed(allowed, 'ntfy.lan.example', '127.0.0.1'));
  assert.ok(!isListed(allowed, 'any', 'fd02::9'));
});

test('an entry that is neither a host nor a range is refused as a whole', () => {
  for (const text of ['http://ntfy.lan', 'ntfy.lan:8080', '10.0.0.0/33', '10.0.0/8/8', 'a b/c', '*.lan'])
    assert.equal(parseAllowedPrivate(text), undefined, text);
  assert.deepEqual(parseAllowedPrivate('  '), { hosts: new Set(), ranges: [] });
});
