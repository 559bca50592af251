/** A search in names as a person sees them: a personal code inside of one is hidden, so no part of it can be found. */
import sql, { join, type Sql } from 'sql-template-tag';

/** Signs without a width, and soft hyphens: a number or a name that holds one is found without it (2026-11-29). */
const invisible =
  '\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff';

/**
 * Latin letters, digits and signs, inside of a regular expression's brackets. Not among them: İ and the digraphs with one
 * capital (ǅ), whose small letter leads to another capital, and the soft hyphen.
 */
const pairedLetters = ' -\u00ac\u00ae-\u012f\u0131-\u01c4\u01c6\u01c7\u01c9\u01ca\u01cc-\u01f1\u01f3-\u024f';
const isPaired = new RegExp(`^[${pairedLetters}]*$`);

/**
 * False where none of the columns can contain the text, told by one look at all of them: a third of what folding each
 * costs, and most rows of a search by walking are such. Where other letters occur it is true.
 */
export function mayContain(columns: Sql[], text: string): Sql {
  const looked = withoutInvisible(text);
  if (!isPaired.test(looked)) return sql`true`;
  const texts = join(
    columns.map((column) => sql`coalesce(${column}, '')`),
    ` || ' ' || `,
  );
  const literal = looked.replace(/[!-/:-@[-`{-~]/g, '\\$&');
  return sql`(${texts}) ~* ${`${literal}|[^${pairedLetters}]`}`;
}

// strpos and not like: what a person typed holds no wildcards.
export function textContains(column: Sql, text: string): Sql {
  return sql`strpos(${searchedText(column)}, ${soughtText(text)}) > 0`;
}

export function textBegins(column: Sql, text: string): Sql {
  return sql`starts_with(${searchedText(column)}, ${soughtText(text)})`;
}

/** A query of its own, so that a plan for any text folds it once and not again for each row. */
function soughtText(text: string): Sql {
  return sql`(select lower(${withoutInvisible(text)}))`;
}

/** To look for signs without a width takes a twentieth of the time of removing them, which was most of a search by walking. */
function searchedText(column: Sql): Sql {
  return sql`case when ${column} ~ ${`[${invisible}]`} then translate(lower(${column}), ${invisible}, '') else lower(${column}) end`;
}

/**
 * Digits are looked for in the name without its codes of thirteen digits, or searches by a growing prefix would read a
 * masked code digit by digit; such a code is found whole.
 */
export function nameContains(column: Sql, text: string): Sql {
  const contains = textContains(column, text);
  const looked = withoutInvisible(text);
  if (!/\d/.test(looked)) return contains;
  if (/^\d{13}$/.test(looked)) return sql`(${contains} and ${column} ~ ${`(?<![0-9])${looked}(?![0-9])`})`;
  return sql`(${contains} and strpos(lower(${shownText(column)}), ${soughtText(looked)}) > 0)`;
}

/** Without signs that have no width, and with each code of thirteen digits hidden. */
export function shownText(column: Sql): Sql {
  const visible = sql`translate(${column}, ${invisible}, '')`;
  // Most have none: looking is cheaper than replacing.
  return sql`case when ${visible} ~ '[0-9]{13}'
    then regexp_replace(${visible}, '(?<![0-9])[0-9]{13}(?![0-9])', '*************', 'g') else ${visible} end`;
}

/** How a company's code begins; a person's is found whole or not at all. */
export function codeBegins(column: Sql, digits: string): Sql {
  return digits.length === 13
    ? sql`${column} = ${digits}`
    : sql`(length(${column}) < 13 and starts_with(${column}, ${digits}))`;
}

function withoutInvisible(text: string): string {
  return text.replace(/\p{Cf}/gu, '');
}
