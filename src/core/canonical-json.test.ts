import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical-json.ts';

test('numbers are written as appendix B of RFC 8785 has them', () => {
  const vectors: [string, string][] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ];
  for (const [bits, written] of vectors)
    assert.equal(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE()), written, bits);
});

test('members are in the order of UTF-16 code units, as in section 3.2.3 of RFC 8785', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    1: 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  assert.equal(
    canonicalJson(value),
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
      '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
  assert.equal(
    canonicalJson({ string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] }),
    '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('what has no form in I-JSON is refused', () => {
  for (const value of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    'a\ud800',
    { '\udc00': 1 },
    { a: undefined },
    [undefined],
  ])
    assert.throws(() => canonicalJson(value as Json), TypeError);
});

const python = spawnSync('python3', ['-c', ''], { encoding: 'utf8' }).status === 0;

test('any value is written as Python writes it with sorted keys, and reading it gives the value back', {
  skip: python ? false : 'there is no python3',
}, () => {
  const text = fc.string({ unit: 'binary', maxLength: 6 });
  const leaf = fc.oneof(fc.constant(null), fc.boolean(), fc.maxSafeInteger(), text);
  const inner = fc.oneof(leaf, fc.array(leaf, { maxLength: 4 }), fc.dictionary(text, leaf, { maxKeys: 6 }));
  const json: fc.Arbitrary<Json> = fc.oneof(
    fc.array(inner, { maxLength: 4 }),
    fc.dictionary(text, inner, { maxKeys: 6 }),
  );
  const values = fc.sample(json, { numRuns: 200, seed: 7 });
  const program = `
import json, sys
def order(v):
    if isinstance(v, dict):
        return {k: order(v[k]) for k in sorted(v, key=lambda k: k.encode('utf-16-be'))}
    return [order(x) for x in v] if isinstance(v, list) else v
print(json.dumps([json.dumps(order(v), ensure_ascii=False, separators=(',', ':')) for v in json.load(sys.stdin)]))`;
  const said = execFileSync('python3', ['-c', program], { input: JSON.stringify(values), encoding: 'utf8' });
  const written = JSON.parse(said) as string[];
  values.forEach((value, i) => {
    assert.equal(canonicalJson(value), written[i]);
    assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
  });
});
