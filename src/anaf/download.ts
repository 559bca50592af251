/** Fetches one message's ZIP from ANAF. Knows nothing of what is in it. */

import { classifyDownload, type Downloaded } from './classify-download.ts';
import { type AnafClient, bearer } from './client.ts';

export type { Downloaded } from './classify-download.ts';

export interface DownloadRequest {
  accessToken: string;
  messageId: string;
  signal?: AbortSignal;
}

/**
 * GET descarcare. ANAF allows ten of these a message and day, over all callers. `expired` is ANAF's last word on a
 * message, in its own words: the listing and the download count their 60 days differently (seen live 2026-07-30).
 * @throws AnafError rights_message, quota_message, not_found and the general ones
 */
export async function download(client: AnafClient, request: DownloadRequest): Promise<Downloaded> {
  return client.call(
    {
      endpoint: 'download',
      url: `${client.config.apiUrl}/descarcare?${new URLSearchParams({ id: request.messageId })}`,
      headers: bearer(request.accessToken),
      timeoutMs: client.limits.downloadTimeoutMs,
      maxBytes: client.limits.downloadMaxBytes,
      signal: request.signal,
    },
    classifyDownload,
  );
}
