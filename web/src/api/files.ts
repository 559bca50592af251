/** Downloads from the service: fetched whole, so that a refusal can be shown, then handed to the browser. */
import { readProblem, Unreachable } from './problem.ts';

export interface FetchedFile {
  blob: Blob;
  name: string;
}

/** @throws ApiProblem, Unreachable */
export async function fetchFile(
  url: string,
  { method = 'GET', signal }: { method?: 'GET' | 'POST'; signal?: AbortSignal } = {},
): Promise<FetchedFile> {
  try {
    const response = await fetch(url, { method, credentials: 'same-origin', signal: signal ?? null });
    if (!response.ok) throw readProblem(response.status, await response.json().catch(() => undefined));
    return { blob: await response.blob(), name: nameOf(response.headers.get('content-disposition') ?? '') };
  } catch (error) {
    if (signal?.aborted || !(error instanceof TypeError)) throw error;
    throw new Unreachable('unreachable', { cause: error });
  }
}

/** Like following a link to it. */
export function saveFile({ blob, name }: FetchedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has started the download by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** RFC 6266: prefers `filename*`, which keeps diacritics. */
function nameOf(disposition: string): string {
  const whole = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (whole) return decodeURIComponent(whole);
  return /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'document';
}
