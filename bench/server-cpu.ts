/** CPU that a PostgreSQL on this machine has used, of Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Db } from '../src/db/connection.ts';

const ticksASecond = 100;

/** Seconds of all of the server's processes, the ended ones too: their postmaster has their time. */
export async function cpuOfServer(db: Db): Promise<number> {
  const { rows } = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = statOf(rows[0]!.pid)!.parent;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat?.parent === postmaster);
  const own = statOf(postmaster)!;
  const ticks = own.own + own.ended + children.reduce((sum, stat) => sum + stat!.own, 0);
  return ticks / ticksASecond;
}

function statOf(pid: number): { parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, ended: fields[13]! + fields[14]! };
  } catch {
    return undefined;
  }
}
