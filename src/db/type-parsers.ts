/** How column values become JavaScript's: bigint a number, date its own text, an instant a Date, numeric its exact text. */
import pg from 'pg';
import { DatabaseError } from './database-error.ts';

const { builtins } = pg.types;
const int8Array = 1016;
const dateArray = 1182;
const textArray = 1009;

const ours = new Map<number, (text: string) => unknown>([
  [builtins.INT8, safeNumber],
  [int8Array, (text) => stringArray(text).map((item) => (item === null ? null : safeNumber(item)))],
  // A date has no zone; pg's Date would be local midnight, a day off elsewhere.
  [builtins.DATE, (text) => text],
  [dateArray, stringArray],
]);

/** For one pool, so that the libraries with pools of their own keep what they expect. */
export const typeParsers: pg.CustomTypesConfig = {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own signature.
  getTypeParser: (oid: number, format?: any) =>
    (format !== 'binary' && ours.get(oid)) || pg.types.getTypeParser(oid, format),
};

function safeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new DatabaseError(
    'number_too_large',
    `The database gave ${text}, which a number cannot hold exactly.`,
  );
}

function stringArray(text: string): (string | null)[] {
  return pg.types.getTypeParser(textArray as number as typeof builtins.TEXT, 'text')(text);
}
