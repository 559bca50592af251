/**
 * What a person or a poller waits for at a large catalogue: each list with each kind of filter at 16 connections, beside a
 * bare route that answers fifty rows of the same table by one index, on the same pool in the same process.
 */
import { type Load, load } from './api/load.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';
import { invoices, openCatalogue } from './lists/catalogue.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const connections = 16;
const seconds = 3;
const targetMs = 50;

/** With the CPU of a request: what can be compared between machines of different load. */
type Measured = Load & { nodeMs: number; serverMs: number };

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** BENCH_LISTS: names of those that are measured, where not all are. */
const chosen = process.env.BENCH_LISTS?.split('|');
const all: Record<string, string> = {
  'invoices, no filter': 'invoices',
  'text: a name': `invoices?text=${encodeURIComponent('bbbbcdd')}`,
  'text: a word that all have': 'invoices?text=srl',
  'text: two letters': 'invoices?text=au',
  'text: part of a number': 'invoices?text=0001234',
  'text: nowhere': 'invoices?text=qqwwqq',
  'partner by code': 'invoices?partner=10000122',
  'partner by name': `invoices?partner=${encodeURIComponent('bbbbcdd')}`,
  'an old week': `invoices?issuedFrom=${day(500)}&issuedTo=${day(494)}`,
  'an old year': `invoices?issuedTo=${day(365)}`,
  'amount range': 'invoices?amountMin=1000&amountMax=1100',
  'large amounts': 'invoices?amountMin=1200000',
  'missing seals': 'invoices?seal=missing',
  late: 'invoices?late=true',
  'credit notes': 'invoices?type=381',
  'one company, a text': 'invoices?cif=8000000003&text=srl',
  totals: 'invoices/totals',
  'totals of a year': `invoices/totals?issuedFrom=${day(400)}&issuedTo=${day(35)}`,
  'totals of a partner': 'invoices/totals?partner=10000122',
  messages: 'messages',
  runs: 'sync/runs',
  arrivals: 'arrivals',
  overview: 'overview',
  'overview of 200 companies': 'overview/companies?limit=200',
  tasks: 'tasks',
  completeness: 'completeness?limit=200',
};

/** BENCH_QUESTIONS=own: a parameter that changes no row makes each connection's question its own, so that none is shared. */
const own: Record<string, string> = {
  'invoices/totals': 'issuedFrom=2001-01-',
  invoices: 'availableFrom=2001-01-',
  messages: 'createdFrom=2001-01-',
};
const isOwn = process.env.BENCH_QUESTIONS === 'own';

const lists = Object.fromEntries(Object.entries(all).filter(([name]) => chosen?.includes(name) ?? true));

export async function benchLists(): Promise<BenchResult> {
  await using opened = new AsyncDisposableStack();
  const { bare, service, key, used } = await openCatalogue(opened);
  const headers = { authorization: `Bearer ${key}` };
  const targets: Record<string, string | string[]> = { bare: `${bare}/page`, ...urlsOf(service) };
  const runs = new Map<string, Measured[]>();
  // Interleaved; the first round warms pools, plans and code, and is not counted.
  for (let round = 0; round <= rounds; round++)
    for (const [name, url] of Object.entries(targets)) {
      const before = await used();
      const measured = await load(url, headers, { connections, seconds });
      const after = await used();
      const requests = measured.perSecond * seconds;
      const nodeMs = (after.nodeMs - before.nodeMs) / requests;
      const serverMs = (after.serverMs - before.serverMs) / requests;
      if (round > 0) runs.set(name, [...(runs.get(name) ?? []), { ...measured, nodeMs, serverMs }]);
    }
  const of = (name: string, what: keyof Measured) => runs.get(name)!.map((one) => one[what]);
  const reference = figureOf(`bare route, fifty of ${invoices} rows: p99`, of('bare', 'p99'), { unit: 'ms' });
  const figures: Figure[] = [figureOf('bare route: p50', of('bare', 'p50'), { unit: 'ms' }), reference];
  for (const name of Object.keys(lists))
    figures.push(
      figureOf(`${name}: p50`, of(name, 'p50'), { unit: 'ms' }),
      figureOf(`${name}: p99`, of(name, 'p99'), { unit: 'ms', reference, target: targetMs }),
      figureOf(`${name}: Node's CPU a request`, of(name, 'nodeMs'), { unit: 'ms' }),
      figureOf(`${name}: PostgreSQL's CPU a request`, of(name, 'serverMs'), { unit: 'ms' }),
    );
  figures.push(figureOf('the service: peak resident', [(await used()).peakMiB], { unit: 'MiB' }));
  return { figures };
}

function urlsOf(service: string): Record<string, string | string[]> {
  const urls = Object.entries(lists).map(([name, path]) => [name, questionsOf(`${service}/api/v1/${path}`)]);
  return Object.fromEntries(urls);
}

function questionsOf(url: string): string | string[] {
  const { pathname, searchParams } = new URL(url);
  const more = own[pathname.replace('/api/v1/', '')];
  const [name] = more?.split('=') ?? [];
  if (!isOwn || !more || searchParams.has(name!)) return url;
  const days = Array.from({ length: connections }, (_, n) => String(n + 1).padStart(2, '0'));
  return days.map((day) => `${url}${searchParams.size > 0 ? '&' : '?'}${more}${day}`);
}
