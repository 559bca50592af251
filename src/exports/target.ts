/** Something that documents are put into. */

export interface Put {
  /** With `/` between its parts, each of them safe as a file's name. */
  path: string;
  content: Buffer;
  mediaType: string;
  /** Of the delivery: the same in every attempt. */
  id: string;
}

export interface Target {
  /**
   * Never over what is there: then `exists`.
   * @throws TargetError when the destination as a whole fails
   */
  put(put: Put, signal: AbortSignal): Promise<'stored' | 'exists'>;
  /** Of what is at this path; undefined when nothing is, or it cannot be read. @throws TargetError */
  sha256Of(path: string, size: number, signal: AbortSignal): Promise<string | undefined>;
}
