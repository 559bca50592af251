/**
 * How many invoices that were taken out of generated worlds are hinted at, and how many hints are about nothing. The worlds
 * are made of suppliers as companies have them; how often each kind occurs is an assumption, written below.
 */
import type { Catalogued, Hint } from '../src/core/hint.ts';
import { findHints } from '../src/integrity/hints/find-hints.ts';
import { type BenchResult, figureOf } from './figures.ts';

const companies = Number(process.env.BENCH_COMPANIES ?? 200);
const rounds = 3;
const now = Date.UTC(2026, 10, 20, 10);
const dayMs = 86_400_000;
const days = 230;
/** Of the invoices that are old enough to be missed, and young enough to be asked for. */
const removedShare = 0.03;
const removedBetween = [15, 60] as const;

type Random = () => number;

function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Invoices a month, and how far apart their numbers are: 1 is a supplier of this company alone. */
const suppliers = [
  { share: 0.35, monthly: 1, apart: 400, ends: 0.01 },
  { share: 0.25, monthly: 3, apart: 60, ends: 0.02 },
  { share: 0.1, monthly: 6, apart: 1.1, ends: 0.01 },
  { share: 0.3, monthly: 0.4, apart: 200, ends: 0 },
];
function pickSupplier(at: number) {
  let left = at;
  for (const kind of suppliers) {
    left -= kind.share;
    if (left < 0) return kind;
  }
  return suppliers[0]!;
}

const creditShare = 0.03;
/** Of a company's own numbers: never issued, or issued to those whose invoices do not go through e-Factura. */
const ownLeftOut = 0.02;

function makeCompany(random: Random, company: number): Catalogued[] {
  const made: Catalogued[] = [];
  const add = (ago: number, invoice: Omit<Catalogued, 'id' | 'issuedOn'>) =>
    made.push({
      ...invoice,
      id: `${company}-${made.length}`,
      issuedOn: new Date(now - ago * dayMs).toISOString().slice(0, 10),
    });
  const many = 10 + Math.floor(random() * 25);
  for (let supplier = 0; supplier < many; supplier++) {
    const kind = pickSupplier(random());
    const partner = { partnerCif: `${company}${supplier}`, partnerName: `Furnizor ${supplier}` };
    let number = Math.floor(random() * 9000) + 1000;
    let previous = '';
    // What comes once a month comes about the same day.
    const day = Math.floor(random() * 28);
    for (let month = Math.floor(days / 30); month >= 0; month--) {
      if (random() < kind.ends) break;
      const times = Math.floor(kind.monthly) + (random() < kind.monthly % 1 ? 1 : 0);
      for (let time = 0; time < times; time++) {
        const ago = month * 30 + (kind.monthly === 1 ? day : Math.floor((30 * (times - time)) / (times + 1)));
        number += Math.max(1, Math.round(kind.apart * 2 * random() || 1));
        if (kind.apart < 2 && random() < 0.9) number = nextOf(made, partner.partnerCif, number);
        const preceding = previous !== '' && random() < creditShare ? [previous] : [];
        previous = `F ${number}`;
        add(ago, { direction: 'received', number: previous, ...partner, preceding });
      }
    }
  }
  const sent = Math.floor(random() * 300);
  let own = 100;
  for (let n = 0; n < sent; n++) {
    own += random() < ownLeftOut ? 2 : 1;
    const buyer = { partnerCif: `b${Math.floor(random() * 20)}`, partnerName: 'Client' };
    add(days - Math.floor((days * n) / sent), {
      direction: 'sent',
      number: `V${own}`,
      ...buyer,
      preceding: [],
    });
  }
  return made;
}

/** The next number after the supplier's last. */
function nextOf(made: Catalogued[], cif: string, otherwise: number): number {
  const last = made.findLast(({ partnerCif }) => partnerCif === cif);
  return last ? Number(last.number!.slice(2)) + 1 : otherwise;
}

function isAbout(hint: Hint, removed: Catalogued): boolean {
  const { kind, evidence, subject } = hint;
  if (kind === 'silent_partner') return subject === `${removed.partnerCif} ${removed.issuedOn!.slice(0, 7)}`;
  const same = evidence.direction === removed.direction && evidence.missing.includes(removed.number!);
  return same && (evidence.partnerCif === null || evidence.partnerCif === removed.partnerCif);
}

export async function benchHints(): Promise<BenchResult> {
  const measured = Array.from({ length: rounds }, (_, round) => measure(seeded(round + 1)));
  const of = (name: keyof ReturnType<typeof measure>) => measured.map((one) => one[name]);
  return {
    figures: [
      figureOf('removed invoices that are hinted at', of('share'), { unit: '%' }),
      figureOf('of those of numbers that run on (own and small suppliers)', of('dense'), { unit: '%' }),
      figureOf('removed invoices that likely hints are about', of('likelyShare'), { unit: '%' }),
      figureOf('false hints, a hundred companies a month', of('falseHints'), { unit: '' }),
      figureOf('of them called likely', of('falseLikely'), { unit: '' }),
      figureOf('true hints, a hundred companies a month', of('trueHints'), { unit: '' }),
      figureOf('of the true ones called likely', of('trueLikely'), { unit: '' }),
      figureOf('CPU a thousand invoices', of('cpu'), { unit: 'ms' }),
    ],
  };
}

function measure(random: Random) {
  const tally = {
    removed: 0,
    hinted: 0,
    dense: 0,
    denseHinted: 0,
    wrong: 0,
    wrongLikely: 0,
    right: 0,
    likely: 0,
    rightLikely: 0,
  };
  let [invoices, cpu] = [0, 0];
  for (let company = 0; company < companies; company++) {
    const world = makeCompany(random, company);
    const mayGo = ({ issuedOn }: Catalogued) => {
      const ago = (now - Date.parse(issuedOn!)) / dayMs;
      return ago >= removedBetween[0] && ago <= removedBetween[1];
    };
    const removed = world.filter((one) => mayGo(one) && random() < removedShare);
    const kept = world.filter((one) => !removed.includes(one));
    const began = process.cpuUsage();
    const hints = findHints(kept, new Date(now));
    const used = process.cpuUsage(began);
    cpu += (used.user + used.system) / 1000;
    invoices += kept.length;
    const before = new Date(now - 30 * dayMs);
    const asOf = kept.filter(({ issuedOn }) => issuedOn! <= before.toISOString().slice(0, 10));
    const old = new Set(findHints(asOf, before).map(({ kind, subject }) => `${kind} ${subject}`));
    for (const one of removed) {
      const isHinted = hints.some((hint) => isAbout(hint, one));
      const isDense = world.some(
        ({ number, partnerCif, direction }) =>
          direction === one.direction &&
          (direction === 'sent' || partnerCif === one.partnerCif) &&
          number === one.number!.replace(/\d+$/, (n) => String(Number(n) + 1)),
      );
      tally.removed++;
      if (isHinted) tally.hinted++;
      if (hints.some((hint) => hint.confidence === 'likely' && isAbout(hint, one))) tally.likely++;
      if (isDense) tally.dense++;
      if (isDense && isHinted) tally.denseHinted++;
    }
    for (const hint of hints.filter(({ kind, subject }) => !old.has(`${kind} ${subject}`))) {
      if (removed.some((one) => isAbout(hint, one))) {
        tally.right++;
        if (hint.confidence === 'likely') tally.rightLikely++;
      } else {
        tally.wrong++;
        if (hint.confidence === 'likely') tally.wrongLikely++;
      }
    }
  }
  const aHundred = 100 / companies;
  return {
    share: (100 * tally.hinted) / tally.removed,
    dense: (100 * tally.denseHinted) / tally.dense,
    falseHints: tally.wrong * aHundred,
    falseLikely: tally.wrongLikely * aHundred,
    likelyShare: (100 * tally.likely) / tally.removed,
    trueHints: tally.right * aHundred,
    trueLikely: tally.rightLikely * aHundred,
    cpu: (1000 * cpu) / invoices,
  };
}
