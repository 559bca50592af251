/** Docker or Podman, whichever can run a container here, as functions. */
import { spawnSync } from 'node:child_process';

export interface ContainerEngine {
  name: string;
  /** The standard output; throws with what it said when it fails. */
  run(args: string[], input?: Buffer | string): string;
  /** Both streams, whatever it ended with. */
  say(args: string[]): string;
  buildOptions: string[];
  /** For `run` and `create`. */
  runOptions: string[];
}

const limits = ['--ulimit', 'nofile=4096:4096', '--ulimit', 'nproc=4096:4096'];

/** Podman inside another container may neither raise limits nor use cgroups of both versions, so it is also tried with less. */
const candidates = [
  { program: 'docker', global: [], buildOptions: ['--network', 'host'], runOptions: [] },
  {
    program: 'podman',
    global: [],
    buildOptions: ['--network', 'host', '--format', 'docker'],
    runOptions: [],
  },
  {
    program: 'podman',
    global: ['--runtime', 'runc', '--cgroup-manager', 'cgroupfs'],
    buildOptions: ['--network', 'host', '--format', 'docker', '--isolation', 'chroot'],
    runOptions: limits,
  },
];

/** The first that can import a file system and run a program of it: a statically linked one is not needed for that. */
export function findEngine(works: (engine: ContainerEngine) => boolean): ContainerEngine | undefined {
  for (const { program, global, buildOptions, runOptions } of candidates) {
    if (spawnSync(program, [...global, 'info'], { stdio: 'ignore' }).status !== 0) continue;
    const engine: ContainerEngine = {
      name: [program, ...global].join(' '),
      buildOptions,
      runOptions,
      run: (args, input) => {
        const ended = spawnSync(program, [...global, ...args], { input, encoding: 'utf8', maxBuffer: 1e9 });
        if (ended.status === 0) return ended.stdout;
        throw new Error(
          `${program} ${args.slice(0, 3).join(' ')}: ${ended.error?.message ?? ended.stderr.slice(-3000)}${ended.stdout?.slice(-3000)}`,
        );
      },
      say: (args) => {
        const { stdout, stderr } = spawnSync(program, [...global, ...args], {
          encoding: 'utf8',
          maxBuffer: 1e9,
        });
        return stdout + stderr;
      },
    };
    if (works(engine)) return engine;
  }
  return undefined;
}
