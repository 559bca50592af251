/** Refuses passwords that attackers try first: common ones, keyboard walks, and those made of the person's own names. Pure. */
import { Problem } from '../core/errors.ts';

export interface PasswordOwner {
  email: string;
  name?: string;
  organisation?: string;
}

/** @throws Problem invalid_input, at the field `parameter` */
export function checkPassword(password: string, owner: PasswordOwner, parameter = 'password'): void {
  if (isCommon(password)) throw new Problem('invalid_input', 'password_common', {}, { parameter });
  if (namesOwner(password, owner))
    throw new Problem('invalid_input', 'password_names_you', {}, { parameter });
}

/** Of the words that lists of leaked passwords begin with, in English and Romanian, and of this trade. */
const commonWords = new Set(
  `password passwort passw parola parolamea admin administrator root user guest test testing demo default changeme
  secret letmein welcome bineativenit login master superuser qwerty qwertz azerty iloveyou teiubesc teiubescmult
  sunshine princess printesa dragon monkey shadow superman batman pokemon minecraft starwars football fotbal baseball
  liverpool chelsea arsenal barcelona realmadrid juventus manchester steaua dinamo rapid cfr craiova romania bucuresti
  bucharest cluj timisoara iasi moldova ardeal michael jennifer charlie jordan andrei alexandru alexandra maria elena
  ioana mihaela cristina nicolae stefan gabriel samsung iphone google facebook microsoft windows internet computer
  calculator laptop contabil contabila contabilitate contabilitatea factura facturi facturare efactura anaf firma
  firmamea birou societate companie whatever trustno freedom hello summer winter spring autumn vara iarna primavara
  toamna ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie january
  february march april june july september october november december monday money bani dumnezeu isus jesus`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const walks = [
  '1234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
];
const walkPairs = ['1q2w3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];
const runs = [...walks, ...walkPairs].flatMap((row) => [row, [...row].reverse().join('')]);

function isCommon(password: string): boolean {
  const lower = fold(password);
  if (/^\d+$/.test(lower) || new Set(lower).size < 5) return true;
  if (lettersLeft(lower, runs, 4) <= 2) return true;
  const word = plainWord(lower);
  return commonWords.has(word) || isRepeated(word);
}

/** How many characters no run of so many covers. */
function lettersLeft(text: string, rows: string[], least: number): number {
  let left = 0;
  for (let at = 0; at < text.length; ) {
    let length = 0;
    for (
      let n = least;
      at + n <= text.length && rows.some((row) => row.includes(text.slice(at, at + n)));
      n++
    )
      length = n;
    if (length === 0) left++;
    at += Math.max(1, length);
  }
  return left;
}

const leet: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** `P@ssw0rd2026!` is `password`: characters around the word, and digits in place of letters, add nothing. */
function plainWord(lower: string): string {
  const core = lower.replace(/^[^a-z@$]+/, '').replace(/[^a-z]+$/, '');
  return core.replace(/[013457@$!]/g, (sign) => leet[sign]!).replace(/[^a-z]/g, '');
}

/** `parolaparola`. */
function isRepeated(word: string): boolean {
  return [...commonWords].some((one) => one.length >= 4 && word.replaceAll(one, '') === '' && word !== '');
}

/** What is left without the person's own words is too short to be one. */
function namesOwner(password: string, { email, name = '', organisation = '' }: PasswordOwner): boolean {
  const words = fold(`${email} ${name} ${organisation}`).match(/[a-z]{3,}/g) ?? [];
  const lower = fold(password);
  const left = words
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), lower);
  return left !== lower && left.replace(/[^a-z]/g, '').length < 4;
}

/** Lower case, without diacritics. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
