import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnafError } from './errors.ts';
import { answer } from './fixtures/answer.ts';
import { parseSealCheck } from './parse-seal-check.ts';

// ANAF's swagger of 2024-09-03, letter by letter.
const genuine =
  'Fișierele încărcate au fost validate cu succes, din perspectiva autenticității semnăturii aplicate și a apartenenței acesteia la XML-ul ce reprezintă factura electronică. Documentul factură de tip XML cu semnătura de validare atașată, este considerat document original din perspectiva legislativă și este generat prin intermediul sistemului național RO e-Factura.';
const notGenuine =
  'Fișierele încărcate NU au putut fi validate cu succes, din perspectiva autenticității semnăturii aplicate și a apartenenței acesteia la XML-ul ce reprezintă factura electronică. Documentul factură de tip XML cu semnătura de validare atașată, NU poate fi considerat document original din perspectiva legislativă și NU este generat prin intermediul sistemului național RO e-Factura.';
const badRequest =
  'Eroare tehnică: request incorect. Cauza: cel puțin unul din documente NU a fost încărcat sau NU este un fisier de tip XML specific facturii electronice.';

const said = (msg: unknown, status = 200) => parseSealCheck(answer(JSON.stringify({ msg }), status));

function failure(body: string, status = 200): [string, string | null] {
  try {
    return [`no error but ${JSON.stringify(parseSealCheck(answer(body, status)))}`, null];
  } catch (error) {
    assert.ok(error instanceof AnafError);
    return [error.code, error.words];
  }
}

test("ANAF's two verdicts are told apart, with its words, diacritics or not", () => {
  assert.deepEqual(said(genuine), { genuine: true, words: genuine });
  assert.deepEqual(said(notGenuine), { genuine: false, words: notGenuine });
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
  assert.equal(said(plain(genuine)).genuine, true);
  assert.equal(said(`  ${plain(notGenuine)}`).genuine, false);
});

test('what is not one of the two sentences is no verdict', () => {
  for (const msg of [
    'validate cu succes',
    `Nu stim daca ${genuine}`,
    'Fișierele încărcate au fost validate cu succes, dar semnatura este revocata.',
    'Fișierele încărcate NU au putut fi preluate',
  ])
    assert.deepEqual(failure(JSON.stringify({ msg })), ['unknown_note', msg]);
  for (const [body, status, code] of [
    [JSON.stringify({ msg: badRequest }), 400, 'our_fault'],
    [JSON.stringify({ msg: genuine }), 500, 'server_error'],
    [JSON.stringify({ msg: genuine }), 401, 'unauthorized'],
    ['{"msg":7}', 200, 'malformed'],
    ['{}', 200, 'malformed'],
    ['', 429, 'rate_limited'],
    ['<html><body>The requested URL was rejected.</body></html>', 200, 'firewall'],
  ] as const)
    assert.equal(failure(body, status)[0], code, body);
});
