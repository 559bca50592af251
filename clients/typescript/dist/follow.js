import { take } from './problem.js';
/**
 * Page after page. An invoice may come again as `updated`: write it by its id. 409 `cursor_unknown` (an ApiProblem) says
 * that the service's database was restored to an earlier state: read again without a cursor.
 */
export async function* followInvoices(client, { cursor, waitSeconds = 20, signal } = {}) {
    for (let at = cursor;;) {
        const page = (await take(client.GET('/api/v1/invoices/changes', {
            params: { query: at === undefined ? { limit: 200 } : { limit: 200, cursor: at } },
            headers: waitSeconds > 0 ? { prefer: `wait=${waitSeconds}` } : {},
            ...(signal && { signal }),
        })));
        at = page.nextCursor;
        if (page.data.length > 0)
            yield { changes: page.data, cursor: at };
        if (!page.hasMore && waitSeconds === 0)
            return;
    }
}
