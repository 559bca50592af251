/** Asks ANAF how far an upload is: the way to the download id of a row that was listed without one. */

import { type AnafClient, bearer } from './client.ts';
import { type MessageStatus, parseStatus } from './parse-status.ts';
import type { Answer } from './transport.ts';

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
export function messageStatus(client: AnafClient, request: StatusRequest): Promise<MessageStatus> {
  return askStatus(client, request, parseStatus);
}

/** The same, with the answer's bytes, in which our own secrets are redacted. */
export function messageStatusWithBytes(
  client: AnafClient,
  request: StatusRequest,
): Promise<{ status: MessageStatus; bytes: Buffer }> {
  return askStatus(client, request, (answer) => ({ status: parseStatus(answer), bytes: answer.body }));
}

function askStatus<T>(client: AnafClient, request: StatusRequest, parse: (answer: Answer) => T): Promise<T> {
  return client.call(
    {
      endpoint: 'message_status',
      url: `${client.config.apiUrl}/stareMesaj?${new URLSearchParams({ id_incarcare: request.uploadIndex })}`,
      headers: bearer(request.accessToken),
      timeoutMs: client.limits.listTimeoutMs,
      maxBytes: client.limits.smallMaxBytes,
      signal: request.signal,
    },
    parse,
  );
}
