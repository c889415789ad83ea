import { Problem } from '#core';
import { QueryFailedError } from 'typeorm';

const unique = /^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)|23505)$/;
const reference = /^(SQLITE_CONSTRAINT_FOREIGNKEY|23503)$/;
const unstorable = /^(22021|22P05)$/;
/** Busy, full or unreachable: SQLite's own codes, PostgreSQL's classes 08, 53, 57P and 28, and the network's. */
const away =
  /^(SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PERM).*|08...|53...|57P..|28...|3D000|E[A-Z]{3,})$/;

/** The store's own code of an error: `SQLITE_BUSY`, `23505`, `ECONNREFUSED`, or the error's name. */
function codeOf(error: unknown): string {
  const inner = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  if (inner instanceof AggregateError && inner.errors.length) return codeOf(inner.errors[0]);
  const code = (inner as { code?: unknown } | undefined)?.code;
  if (typeof code === 'string' && code) return code;
  return inner instanceof Error && /connection|timeout/i.test(inner.message) ? 'ECONNECTION' : 'unknown';
}

/**
 * What the store threw, without the values that went in, the address or the password: drivers put all of them into
 * messages and properties, and whoever logs an error logs those.
 */
export function withoutSecrets(error: unknown): Error {
  if (error instanceof Problem) return error;
  const code = codeOf(error);
  if (unique.test(code))
    return Problem.because('conflict', 'already-there', 'there is such an entry already');
  if (reference.test(code)) return new Problem('not-found', 'it refers to something that does not exist');
  if (unstorable.test(code)) {
    return new Problem('invalid-parameters', 'a text holds a character that cannot be stored');
  }
  if (away.test(code)) {
    return new Problem('metadata-unavailable', `the metadata store does not answer (${code})`, [], {
      retryAfterSeconds: 5,
    });
  }
  const statement = error instanceof QueryFailedError ? `: ${error.query.slice(0, 200)}` : '';
  return new Error(`the metadata store refused a statement (${code})${statement}`);
}
