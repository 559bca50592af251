/** Opens an export's file, to be sent whole or from where a broken download stopped. */
import { type FileHandle, open } from 'node:fs/promises';
import type { Actor } from '../../accounts/actor.ts';
import { Problem } from '../../core/errors.ts';
import type { ExportFile } from '../../db/exports/export.ts';
import { exportFile } from '../../exports/files.ts';
import type { Ctx } from '../context.ts';
import { getExport } from './exports.ts';

export interface OpenedExport {
  file: ExportFile;
  /** The caller's to close. What is opened stays readable when the export is removed meanwhile. */
  handle: FileHandle;
}

/** @throws Problem not_found, conflict when it is not made, unavailable when its file is not on this machine */
export async function openExport(ctx: Ctx, actor: Actor, input: { id: string }): Promise<OpenedExport> {
  const { state, file } = await getExport(ctx, actor, input);
  if (!file) throw new Problem('conflict', 'export_without_file', { state }, { state });
  try {
    return { file, handle: await open(exportFile(ctx.exportsDir, file.path), 'r') };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new Problem('unavailable', 'export_file', {}, {}, cause);
  }
}
