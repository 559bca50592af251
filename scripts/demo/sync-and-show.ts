/** Triggers a synchronisation as a program does, and shows how far it is. */
import { showProgress } from '../../src/cli/run-progress.ts';
import type { CliTexts } from '../../src/text/cli/cli-texts.ts';
import type { ApiClient, ApiRun } from './api-client.ts';

export async function syncAndShow(api: ApiClient, texts: CliTexts): Promise<ApiRun> {
  const progress = showProgress(process.stdout, texts.sync);
  try {
    return await api.watchRun(await api.triggerSync(), (run) => progress.show(run));
  } finally {
    progress.end();
  }
}
