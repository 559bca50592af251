/** A figure of several runs: its median, how far they are apart, and what it is measured against. Pure but for printing. */
import { table } from '../src/cli/table.ts';

export interface Figure {
  what: string;
  /** `s` unless said. */
  unit: string;
  runs: number[];
  median: number;
  /** The name of the figure that it is set against. */
  reference?: string;
  ratio?: number;
  /** What it may be at most. */
  target?: number;
  /** What it must be at least. */
  atLeast?: number;
}

export interface BenchResult {
  figures: Figure[];
}

export function figureOf(
  what: string,
  runs: number[],
  more: { unit?: string; reference?: Figure; target?: number; atLeast?: number } = {},
): Figure {
  const { unit = 's', reference, target, atLeast } = more;
  const middle = median(runs);
  return {
    what,
    unit,
    runs: runs.map(rounded),
    median: rounded(middle),
    ...(reference && { reference: reference.what, ratio: rounded(middle / median(reference.runs)) }),
    ...(target !== undefined && { target }),
    ...(atLeast !== undefined && { atLeast }),
  };
}

export function isMissed({ median, target, atLeast }: Figure): boolean {
  return (target !== undefined && median > target) || (atLeast !== undefined && median < atLeast);
}

export function printTable({ figures }: BenchResult): void {
  const rows = figures.map((figure) => {
    const { what, unit, runs, median, reference, ratio } = figure;
    const [least, most] = [Math.min(...runs), Math.max(...runs)];
    return [
      what,
      `${shown(median)} ${unit}`,
      `${shown(least)} … ${shown(most)}`,
      runs.length,
      targetOf(figure),
      reference === undefined ? '' : `${shownRatio(ratio!)} × ${reference}`,
    ];
  });
  console.log(table(['Figure', 'Median', 'Least … most', 'Runs', 'Target', 'Against'], rows).join('\n'));
}

function targetOf({ unit, target, atLeast }: Figure): string {
  if (target !== undefined) return `≤ ${target} ${unit}`.trim();
  return atLeast === undefined ? '' : `≥ ${atLeast} ${unit}`.trim();
}

function shownRatio(ratio: number): string {
  return ratio >= 1 ? ratio.toFixed(1) : ratio >= 0.1 ? ratio.toFixed(2) : ratio.toPrecision(2);
}

/** Three digits are enough of a large figure. */
function shown(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
}

function median(values: number[]): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
