/** How column values become JavaScript's: bigint a number, date its own text, an instant a Date, numeric its exact text. */
import pg from 'pg';
import { DatabaseError } from './database-error.ts';

const { builtins } = pg.types;
const int8Array = 1016;
const dateArray = 1182;
const textArray = 1009;
const timestamptzArray = 1185;

const ours = new Map<number, (text: string) => unknown>([
  [builtins.INT8, safeNumber],
  [int8Array, (text) => stringArray(text).map((item) => (item === null ? null : safeNumber(item)))],
  // A date has no zone; pg's Date would be local midnight, a day off elsewhere.
  [builtins.DATE, (text) => text],
  [dateArray, stringArray],
  [builtins.TIMESTAMPTZ, instant],
  [timestamptzArray, (text) => instants(stringArray(text))],
]);

/** For one pool, so that the libraries with pools of their own keep what they expect. */
export const typeParsers: pg.CustomTypesConfig = {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own signature.
  getTypeParser: (oid: number, format?: any) =>
    (format !== 'binary' && ours.get(oid)) || pg.types.getTypeParser(oid, format),
};

const parseInstant = pg.types.getTypeParser(builtins.TIMESTAMPTZ, 'text') as (text: string) => Date;

/** What a connection in UTC writes for the years 1000 to 9999 is read without an expression: a page of a list has hundreds. */
export function instant(text: string): Date {
  const usual = text.length >= 22 && text[0] !== '0' && text[4] === '-' && text.endsWith('+00');
  if (!usual) return parseInstant(text);
  const digit = (at: number) => text.charCodeAt(at) - 48;
  const two = (at: number) => digit(at) * 10 + digit(at + 1);
  // Of a fraction the first three digits; after its last one the zone begins.
  const ms = text[19] === '.' ? 100 * digit(20) + 10 * Math.max(0, digit(21)) + Math.max(0, digit(22)) : 0;
  return new Date(Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17), ms));
}

function safeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new DatabaseError(
    'number_too_large',
    `The database gave ${text}, which a number cannot hold exactly.`,
  );
}

type Nested<T> = (T | null | Nested<T>)[];

/** Also of arrays in an array, as the beginnings and ends of a coverage are. */
function instants(texts: Nested<string>): Nested<Date> {
  return texts.map((text) => (Array.isArray(text) ? instants(text) : text === null ? null : instant(text)));
}

function stringArray(text: string): (string | null)[] {
  return pg.types.getTypeParser(textArray as number as typeof builtins.TEXT, 'text')(text);
}
