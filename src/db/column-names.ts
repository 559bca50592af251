/** Gives the columns of every answer their names in camelCase, once for each connection, so that a row needs no mapper. */
import type { EventEmitter } from 'node:events';
import type pg from 'pg';

const camelCased = new Map<string, string>();

/** `chain_seq` becomes `chainSeq`. What is inside a JSON column keeps the keys that it has. */
export function camelCase(column: string): string {
  let name = camelCased.get(column);
  if (name === undefined) {
    name = column.replace(/(?<!^)_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    camelCased.set(column, name);
  }
  return name;
}

/** The connection below pg's client, which says what columns an answer has before the client hears of it. */
interface Described {
  connection: EventEmitter<{ rowDescription: [{ fields: { name: string }[] }] }>;
}

/** For one client, so that libraries with pools of their own keep the names they expect. Costs one look-up a column and answer, none a row. */
export function nameColumnsInCamelCase(client: pg.ClientBase): void {
  (client as unknown as Described).connection.prependListener('rowDescription', ({ fields }) => {
    for (const field of fields) field.name = camelCase(field.name);
  });
}
