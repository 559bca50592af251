/** Opens an export's file, to be sent whole or from where a broken download stopped. */
import type { Actor } from '../../accounts/actor.ts';
import { Problem } from '../../core/errors.ts';
import type { ExportFile } from '../../db/exports/export.ts';
import type { OpenedFile } from '../../exports/export-store.ts';
import type { Ctx } from '../context.ts';
import { getExport } from './exports.ts';

export interface OpenedExport {
  file: ExportFile;
  /** The caller's to close. What is opened stays readable when the export is removed meanwhile. */
  handle: OpenedFile;
}

/** @throws Problem not_found, conflict when it is not made, unavailable when its file is neither on this machine nor in the bucket */
export async function openExport(ctx: Ctx, actor: Actor, input: { id: string }): Promise<OpenedExport> {
  const { state, file } = await getExport(ctx, actor, input);
  if (!file) throw new Problem('conflict', 'export_without_file', { state }, { state });
  const handle = await ctx.exportStore.open(file.path);
  if (!handle) throw new Problem('unavailable', 'export_file', {});
  return { file, handle };
}
