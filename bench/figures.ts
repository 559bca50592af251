/** A figure of several runs: its median, how far they lie apart, and what it is measured against. Pure but for printing. */
import { table } from '../src/cli/table.ts';

export interface Figure {
  what: string;
  unit: 's';
  runs: number[];
  median: number;
  /** The name of the figure that it is set against. */
  reference?: string;
  ratio?: number;
  /** What it may be at most. */
  target?: number;
}

export interface BenchResult {
  figures: Figure[];
}

export function figureOf(
  what: string,
  runs: number[],
  more: { reference?: Figure; target?: number } = {},
): Figure {
  const { reference, target } = more;
  const middle = median(runs);
  return {
    what,
    unit: 's',
    runs: runs.map(rounded),
    median: rounded(middle),
    ...(reference && { reference: reference.what, ratio: rounded(middle / median(reference.runs)) }),
    ...(target !== undefined && { target }),
  };
}

export function printTable({ figures }: BenchResult): void {
  const rows = figures.map(({ what, unit, runs, median, reference, ratio, target }) => [
    what,
    `${median.toFixed(2)} ${unit}`,
    `${Math.min(...runs).toFixed(2)} … ${Math.max(...runs).toFixed(2)}`,
    runs.length,
    target === undefined ? '' : `< ${target} ${unit}`,
    reference === undefined ? '' : `${ratio!.toFixed(1)} × ${reference}`,
  ]);
  console.log(table(['Figure', 'Median', 'Least … most', 'Runs', 'Target', 'Against'], rows).join('\n'));
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
