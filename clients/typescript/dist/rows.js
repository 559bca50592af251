/** Lists page by page. */
import { take } from './problem.js';
/**
 * Every row of a list:
 * `for await (const invoice of rows((cursor) => client.GET('/api/v1/invoices', { params: { query: { cursor } } })))`.
 */
export async function* rows(getPage) {
    let cursor;
    do {
        const page = await take(getPage(cursor));
        yield* page.data;
        cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
}
