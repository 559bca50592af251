/** Shows how far a run is: a bar at a terminal, a line for each change of a company elsewhere. */
import type { Writable } from 'node:stream';
import type { Run } from '../db/runs/run.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';

/** What the API answers of a run is enough. */
export type ShownRun = Pick<Run, 'counts' | 'states'> & {
  companies: Pick<Run['companies'][number], 'cif' | 'state' | 'listed' | 'archived' | 'failed'>[];
};

export interface RunProgress {
  show(run: ShownRun): void;
  /** Leaves the terminal as it should be. */
  end(): void;
}

export function showProgress(stream: Writable & { isTTY?: boolean }, texts: CliTexts['sync']): RunProgress {
  return stream.isTTY ? bar(stream, texts) : linesOf(stream, texts);
}

const barWidth = 30;
const hasEnded = (state: string) => state !== 'queued' && state !== 'running';

function bar(stream: Writable, texts: CliTexts['sync']): RunProgress {
  let shown = '';
  return {
    show({ counts, states }) {
      const done = counts.archived + counts.expired + counts.failed;
      // What failed is still pending, and would count twice.
      const total = Math.max(done, counts.archived + counts.expired + counts.pending);
      const { companies } = counts;
      const ended = companies - states.queued - states.running;
      const full = total > 0 ? done / total : companies > 0 ? ended / companies : 1;
      const filled = Math.round(full * barWidth);
      const drawn = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
      const text =
        total === 0 && ended < companies ? texts.listing : texts.progress(done, total, ended, companies);
      const line = `${drawn} ${text}`;
      // Back to the beginning of the line, and away with what stood there.
      if (line !== shown) stream.write(`\r\x1b[K${line}`);
      shown = line;
    },
    end: () => void (shown !== '' && stream.write('\n')),
  };
}

function linesOf(stream: Writable, texts: CliTexts['sync']): RunProgress {
  const known = new Map<string, string>();
  return {
    show({ companies }) {
      for (const { cif, state, listed, archived, failed } of companies) {
        if (state === 'queued' || known.get(cif) === state) continue;
        known.set(cif, state);
        const counts = hasEnded(state) ? texts.counts(listed, archived, failed) : '';
        stream.write(`${texts.line(cif, texts.states[state], counts)}\n`);
      }
    },
    end: () => {},
  };
}
