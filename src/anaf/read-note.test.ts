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
