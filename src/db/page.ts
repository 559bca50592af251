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

/** @param rows queried with limit + 1: the extra row says that there is a next page */
export function toPage<T>(rows: T[], limit: number, position: (last: T) => Position): Page<T> {
  const data = rows.slice(0, limit);
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last === undefined ? null : writeCursor(position(last)) };
}

/** @throws Problem invalid_input when it was not made by writeCursor */
export function readCursor(cursor: string | undefined): Position | undefined {
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
  return read;
}

function writeCursor({ at, id }: Position): string {
  return Buffer.from(JSON.stringify([at?.toISOString() ?? null, id])).toString('base64url');
}

function tryRead(cursor: string): Position | undefined {
  try {
    const [at, id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const instant = at === null ? null : new Date(at);
    const whole = typeof id === 'string' && uuid.test(id) && rest.length === 0;
    const sound =
      instant === null ||
      (typeof at === 'string' && instant.toISOString() === at && instant.getUTCFullYear() >= 1);
    return whole && sound ? { at: instant, id } : undefined;
  } catch {
    return undefined;
  }
}
