/** Which lists and filters are slow for one person in a large catalogue: each is asked alone, beside the bare route, and the slowest are named. */
import assert from 'node:assert/strict';
import { type BenchResult, type Figure, figureOf } from './figures.ts';
import { openCatalogue } from './lists/catalogue.ts';
import { questionsOf } from './lists/questions.ts';

const rounds = 5;
const slowMs = 30;

export async function benchQuestions(): Promise<BenchResult> {
  await using opened = new AsyncDisposableStack();
  const { bare, service, key } = await openCatalogue(opened);
  const headers = { authorization: `Bearer ${key}` };
  const ask = async (url: string) => {
    const response = await fetch(url, { headers });
    const body = await response.text();
    assert.equal(response.status, 200, `${url}: ${body.slice(0, 200)}`);
    return body;
  };
  /** Milliseconds of each; the first one plans and compiles, and is not counted. */
  const timed = async (url: string) => {
    const runs: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const begun = performance.now();
      await ask(url);
      if (round > 0) runs.push(performance.now() - begun);
    }
    return runs;
  };
  const api = `${service}/api/v1`;
  const { data } = JSON.parse(await ask(`${api}/invoices?limit=1`));
  const reference = figureOf('bare route', await timed(`${bare}/page`), { unit: 'ms' });
  const asked: Figure[] = [];
  for (const question of questionsOf(data[0].companyId, data[0].id))
    asked.push(figureOf(question, await timed(`${api}/${question}`), { unit: 'ms', reference }));
  const slow = asked.filter(({ median }) => median > slowMs).sort((a, b) => b.median - a.median);
  const within = figureOf(`of ${asked.length} questions, within ${slowMs} ms`, [asked.length - slow.length], {
    unit: 'questions',
  });
  return { figures: [reference, within, ...slow] };
}
