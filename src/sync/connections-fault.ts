/** Is the connection what fails? Then another certificate of the organisation may do what this one could not. Pure. */
import { AnafError, type AnafErrorCode } from '../anaf/errors.ts';
import { ReconnectNeeded } from './refresh-token.ts';
import { ScopeClosed } from './scope-closed.ts';

const codes: AnafErrorCode[] = [
  'unauthorized',
  'forbidden',
  'quota_connection',
  'rights_certificate',
  'rights_cif',
  'rights_message',
];

export function isConnectionsFault(error: unknown): boolean {
  if (error instanceof ScopeClosed) return error.scope === 'connection';
  if (error instanceof AnafError) return codes.includes(error.code);
  return error instanceof ReconnectNeeded;
}
