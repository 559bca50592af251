/** What a test run came to, and how it is told. */

export type Failure = string;

export type Outcome = {
  passed: number;
  failures: Failure[];
  skips: { test: string; reason: string }[];
  /** How long each file took. */
  fileMs: Map<string, number>;
  /** Files of which at least one test passed, failed or was skipped. */
  files: Set<string>;
};

export const emptyOutcome = (): Outcome => ({
  passed: 0,
  failures: [],
  skips: [],
  fileMs: new Map(),
  files: new Set(),
});

/** Files that came to nothing: a process that ends before it has declared a test is no failure to the runner. */
export function filesNotRun(chosen: string[], { files }: Outcome): string[] {
  return chosen.filter((file) => !files.has(file));
}

export function addTo(total: Outcome, more: Outcome): void {
  total.passed += more.passed;
  total.failures.push(...more.failures);
  total.skips.push(...more.skips);
  for (const file of more.files) total.files.add(file);
  for (const [file, ms] of more.fileMs) total.fileMs.set(file, Math.max(ms, total.fileMs.get(file) ?? 0));
}

export function printOutcome({ passed, failures, skips, fileMs }: Outcome): void {
  const slowest = [...fileMs].sort(([, a], [, b]) => b - a).slice(0, 5);
  list(
    'Slowest files',
    slowest.map(([file, ms]) => `${(ms / 1000).toFixed(1)} s ${file}`),
  );
  list(
    'Skipped',
    skips.map(({ test, reason }) => `${test} (${reason})`),
  );
  list('Failed', failures);
  const skipped = skips.length > 0 ? `, ${skips.length} skipped` : '';
  console.log(`\n${passed} passed, ${failures.length} failed${skipped}`);
}

function list(title: string, lines: string[]): void {
  if (lines.length > 0) console.log(`\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}
