/** Asks ANAF how far an upload is: the way to the download id of a row that was listed without one. */

import { type AnafClient, bearer } from './client.ts';
import { type MessageStatus, parseStatus } from './parse-status.ts';

export type { MessageStatus, UploadState } from './parse-status.ts';

export interface StatusRequest {
  accessToken: string;
  uploadIndex: string;
  signal?: AbortSignal;
}

/**
 * GET stareMesaj. ANAF counts a hundred of these an upload and day.
 * @throws AnafError rights_message, rights_certificate, not_found, quota_message, technical_error and the general ones
 */
export async function messageStatus(client: AnafClient, request: StatusRequest): Promise<MessageStatus> {
  return client.call(
    {
      endpoint: 'message_status',
      url: `${client.config.apiUrl}/stareMesaj?${new URLSearchParams({ id_incarcare: request.uploadIndex })}`,
      headers: bearer(request.accessToken),
      timeoutMs: client.limits.listTimeoutMs,
      maxBytes: client.limits.smallMaxBytes,
      signal: request.signal,
    },
    parseStatus,
  );
}
