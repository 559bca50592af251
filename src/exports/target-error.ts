/** A destination that takes nothing now, and why. The message holds no address. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
  readonly code: string;

  constructor(code: string, options?: { cause: unknown }) {
    super(`delivery: ${code}`, options);
    this.code = code;
  }
}
