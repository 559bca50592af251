/** Cursors: the position after which a list goes on, opaque to clients and validated when they come back. Knows no table. */
import { Problem } from '../core/errors.ts';

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

export interface PageRequest {
  limit: number;
  cursor?: string;
}

/** The last row of the page: its instant, null for rows without one, and its id. */
export interface Position {
  at: Date | null;
  id: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * @param rows queried with limit + 1: the extra row says that there is a next page
 * @param sort of a list that has several orders: which one it is in; undefined is its usual one
 */
export function toPage<T>(rows: T[], limit: number, position: (last: T) => Position, sort?: string): Page<T> {
  const data = rows.slice(0, limit);
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last === undefined ? null : writeCursor(position(last), sort) };
}

/** @throws Problem invalid_input when it was not made by writeCursor, or for another order */
export function readCursor(cursor: string | undefined, sort?: string): Position | undefined {
  if (cursor === undefined) return undefined;
  const read = tryRead(cursor);
  if (!read) {
    throw new Problem(
      'invalid_input',
      'cursor',
      {},
      {
        parameter: 'cursor',
      },
    );
  }
  if (read.sort !== sort)
    throw new Problem('invalid_input', 'cursor_of_other_sort', {}, { parameter: 'cursor' });
  return read.position;
}

function writeCursor({ at, id }: Position, sort: string | undefined): string {
  const named = sort === undefined ? [] : [sort];
  return Buffer.from(JSON.stringify([...named, at?.toISOString() ?? null, id])).toString('base64url');
}

const sortName = /^-?[a-z]{1,20}$/i;

function tryRead(cursor: string): { position: Position; sort: string | undefined } | undefined {
  try {
    const written: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [first] = written;
    const sort = typeof first === 'string' && sortName.test(first) ? first : undefined;
    const [at, id, ...rest] = sort === undefined ? written : written.slice(1);
    const instant = at === null ? null : new Date(at as string);
    const whole = typeof id === 'string' && uuid.test(id) && rest.length === 0;
    const sound =
      instant === null ||
      (typeof at === 'string' && instant.toISOString() === at && instant.getUTCFullYear() >= 1);
    return whole && sound ? { position: { at: instant, id }, sort } : undefined;
  } catch {
    return undefined;
  }
}
