/** Lists page by page. */
import { take } from './problem.js';

interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
}

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * Every row of a list:
 * `for await (const invoice of rows((cursor) => client.GET('/api/v1/invoices', { params: { query: { cursor } } })))`.
 */
export async function* rows<Row>(
  getPage: (cursor: string | undefined) => Promise<Answered<Page<Row>>>,
): AsyncGenerator<Row> {
  let cursor: string | undefined;
  do {
    const page = await take(getPage(cursor));
    yield* page.data;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
