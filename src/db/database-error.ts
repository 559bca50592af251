/** Errors of the database as a whole, by code; the message says what the operator can do. */

export type DatabaseErrorCode =
  | 'no_binaries'
  | 'other_major'
  | 'cannot_upgrade'
  | 'cannot_initialise'
  | 'cannot_start'
  | 'cannot_stop'
  | 'unreachable'
  | 'server_too_old'
  | 'behind_pooler'
  | 'migration_changed'
  | 'migration_failed'
  | 'migration_locked'
  | 'migrations_unreadable'
  | 'database_newer'
  | 'transaction_aborted'
  | 'number_too_large';

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
