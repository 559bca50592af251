import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold } from './fold.ts';
import { readNote } from './read-note.ts';

const expired =
  'Fisierul nu mai poate fi descarcat pentru ca a trecut perioada de 60 de zile in care este disponibil';

test('an unknown note is never an outcome', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
      assert.equal(readNote(words).code, 'unknown_note');
    }),
  );
});

test('words in front of "there are no messages" make another note of it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (before) => {
      fc.pre(/[a-z0-9]$/.test(fold(before)));
      assert.notEqual(readNote(`${before} Nu exista mesaje in intervalul selectat`).code, 'empty');
    }),
  );
});

test('a note about the 60 days that lost a word is no longer final', () => {
  const words = expired.split(' ');
  for (const needed of ['nu', 'mai', 'poate', 'fi', 'descarcat', 'pentru', 'ca', 'a', 'trecut', 'perioada']) {
    const shorter = words.toSpliced(words.indexOf(needed), 1).join(' ');
    assert.equal(readNote(shorter).code, 'unknown_note', needed);
  }
});

test('case, diacritics and spacing do not matter', () => {
  assert.equal(readNote('  NU EXISTĂ MESAJE  în ultimele 60 de zile. ').code, 'empty');
  assert.equal(readNote('Nu aveţi drept în SPV pentru CIF=8000000000').code, 'rights_cif');
});

test('"there is no company" and "there was an error" are not "there are no messages"', () => {
  assert.equal(readNote('Nu exista niciun CIF pentru care sa aveti drept in SPV').code, 'rights_certificate');
  assert.equal(readNote('Nu exista mesaje deoarece a aparut o eroare tehnica').code, 'unknown_note');
  assert.equal(readNote('Nu exista mesajele cerute').code, 'unknown_note');
});

test("ANAF's clock is not taken from the hour that October repeats", () => {
  const clock = (at: string) =>
    readNote(`endTime = 25-10-2026 03:31:00 nu poate in viitor fata de momentul requestului = ${at}`);
  assert.deepEqual(clock('25-10-2026 03:30:00'), { code: 'clock', quotedNow: null });
  assert.deepEqual(clock('25-10-2026 04:30:00'), {
    code: 'clock',
    quotedNow: new Date('2026-10-25T02:30:00Z'),
  });
});

/** One of each wording, with the code that it means. */
const known = [
  ['Nu exista mesaje', 'empty'],
  ['Nu exista mesaje in intervalul selectat', 'empty'],
  ['Nu exista niciun CIF petru care sa aveti drept', 'rights_certificate'],
  ['Nu aveti dreptul sa descarcati acesta factura', 'rights_message'],
  ['Nu aveti dreptul de inteorgare pentru id_incarcare= 18', 'rights_message'],
  ['Nu aveti dreptul de interogare pentru id_incarcare= 18', 'rights_message'],
  [
    'S-au facut deja 100000 de interogari de tip lista mesaje de catre CUI= 8000000000 in cursul zilei',
    'quota_cif',
  ],
  ['S-au facut deja 1000 interogari de lista mesaje de catre utilizator in cursul zilei', 'quota_connection'],
  ['S-au facut deja 10 descarcari de mesaj in cursul zilei', 'quota_message'],
  ['S-au facut deja 10 descarcari la mesajul cu id_descarcare=18  in cursul zilei', 'quota_message'],
  ['S-au facut deja 20 interogari pentru id_incarcare=18 in cursul zilei', 'quota_message'],
  ['S-au facut deja 1000 apeluri in cursul zilei', 'quota_connection'],
  ['Pagina solicitata 50 este mai mare decat numarul toatal de pagini 29', 'page_past_end'],
  ['endTime = 02-12-2022 11:49:24 nu poate in viitor fata de momentul requestului', 'clock'],
  ['endTime = 02-12-2022 11:49:24 nu poate fi in viitor fata de momentul requestului', 'clock'],
  [
    'startTime = 09-07-2022 10:41:11 nu poate fi mai vechi de 60 de zile fata de momentul requestului',
    'clock',
  ],
  ['startTime = 09-07-2022 10:41:11 nu poate fi mai vech de 60 zile fata de momentul requestului', 'clock'],
  [
    'Lista de mesaje este mai mare decat numarul de 500 elemente permise in pagina.',
    'too_many_for_simple_list',
  ],
  ['Pentru id=21 nu exista inregistrata nici o factura', 'not_found'],
  ['Pentru id=21 nu exista inregistrata nicio factura', 'not_found'],
  ['Nu exista factura cu id_incarcare= 15000', 'not_found'],
  ['A aparut o eroare tehnica. Cod: 4003', 'technical_error'],
  ['CIF introdus= aaa nu este un numar', 'our_fault'],
  ['Id descarcare introdus= 123a nu este un numar intreg', 'our_fault'],
  ['startTime = aaa nu este un numar sau nu are o valoare acceptata de sistem', 'our_fault'],
  ['endTime = 09-08-2022 10:41:11 nu poate fi <= startTime = 06-09-2022 09:48:20', 'our_fault'],
  ['Numarul de zile trebuie sa fie intre 1 si 60', 'our_fault'],
  ['Valorile acceptate pentru parametrul filtru sunt E, T, P sau R', 'our_fault'],
  ['Parametrii zile si cif sunt obligatorii', 'our_fault'],
  ['Parametrul id este obligatoriu', 'our_fault'],
] as const;

test('each wording means what it means, with and without space around its equals sign', () => {
  for (const [words, code] of known)
    for (const equals of ['=', ' =', '= ', ' = ']) {
      const written = words.replaceAll(/ ?= ?(?!=)/g, (found) => (words.includes('<=') ? found : equals));
      assert.equal(readNote(written).code, code, written);
    }
  assert.equal(readNote(`${expired}.`).code, 'expired');
  assert.equal(readNote(expired.replace('60 de zile', '60 zile')).code, 'expired');
});

test('a known note behind other words is another note', () => {
  for (const [words] of known) assert.equal(readNote(`Atentie, ${words}`).code, 'unknown_note', words);
});
