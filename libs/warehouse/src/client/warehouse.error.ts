import { types } from 'node:util';
import { ClickHouseError } from '@clickhouse/client';
import { Problem } from '#core';

/**
 * What ClickHouse refused for a reason that is our fault. Names ClickHouse's error only, since its text quotes SQL and
 * values.
 */
export class WarehouseError extends Error {
  constructor(
    /** such as 60 */
    readonly code: number,
    /** such as UNKNOWN_TABLE */
    readonly type: string,
  ) {
    super(`the warehouse refused a query: ${code} ${type}`);
    this.name = 'WarehouseError';
  }
}

const timeouts = ['TIMEOUT_EXCEEDED', 'TOO_SLOW', 'SOCKET_TIMEOUT'];
const tooLarge = [
  'MEMORY_LIMIT_EXCEEDED',
  'CANNOT_ALLOCATE_MEMORY',
  'TOO_MANY_ROWS',
  'TOO_MANY_BYTES',
  'TOO_MANY_ROWS_OR_BYTES',
  'SET_SIZE_LIMIT_EXCEEDED',
  'NOT_ENOUGH_SPACE',
];
const cancelled = ['QUERY_WAS_CANCELLED', 'QUERY_WAS_CANCELLED_BY_CLIENT'];
const connectionCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
];

/**
 * Any error of the client as ours: a Problem where a caller may know, else a {@link WarehouseError}. An abort by the
 * caller is the caller's to tell; any other abort is our own, of an answer that did not come in time.
 */
export function toWarehouseError(error: unknown): Problem | WarehouseError | Error {
  if (error instanceof Problem || error instanceof WarehouseError) return error;
  if (error instanceof ClickHouseError) return fromClickHouse(error);
  if (isAbort(error)) return timeoutProblem();
  if (!types.isNativeError(error)) return new Error('the warehouse failed for an unknown reason');
  if (error.message === 'Timeout error.') return timeoutProblem();
  if (isConnectionError(error)) return unavailable();
  // Text of ClickHouse's that the client could not read: it may quote anything.
  if (/(DB|Poco)::Exception/.test(error.message)) {
    return new WarehouseError(Number(/Code: (\d+)/.exec(error.message)?.[1] ?? 0), 'UNKNOWN');
  }
  return error;
}

/** Whether the error says that the server could not be reached or went away, so that a read may be asked again. */
export function isConnectionError(error: unknown): boolean {
  if (error instanceof ClickHouseError) return error.type === 'AUTHENTICATION_FAILED';
  if (!types.isNativeError(error)) return false;
  const code = (error as NodeJS.ErrnoException).code;
  return (
    (code !== undefined && connectionCodes.includes(code)) || /socket hang up|aborted/.test(error.message)
  );
}

/** Whether the request was ended from this side. */
export function isAbort(error: unknown): boolean {
  if (!types.isNativeError(error) && !(error instanceof DOMException)) return false;
  return (
    error.message === 'The user aborted a request.' || ['AbortError', 'TimeoutError'].includes(error.name)
  );
}

export function unavailable(): Problem {
  return new Problem('warehouse-unavailable', 'The warehouse cannot be reached; try again shortly.', [], {
    retryAfterSeconds: 1,
  });
}

function timeoutProblem(): Problem {
  return new Problem('query-timeout', 'The query took longer than it may. Ask for a shorter range.');
}

function fromClickHouse(error: ClickHouseError): Problem | WarehouseError {
  const type = error.type ?? 'UNKNOWN';
  if (timeouts.includes(type)) return timeoutProblem();
  if (tooLarge.includes(type)) {
    return new Problem(
      'query-too-large',
      'The query needs more memory than it may use. Ask for less at once.',
    );
  }
  if (cancelled.includes(type)) return new Problem('cancelled', 'The query was cancelled.');
  if (type === 'AUTHENTICATION_FAILED') return unavailable();
  if (type === 'TOO_MANY_SIMULTANEOUS_QUERIES') {
    return new Problem('too-many-requests', 'The warehouse is busy; try again shortly.', [], {
      retryAfterSeconds: 1,
    });
  }
  return new WarehouseError(Number(error.code), type);
}
