import type { MistakeCode } from './mistake-codes.js';

/**
 * The closed list of what can go wrong, each with its HTTP status and a title that never changes.
 * Mapped to RFC 9457 problem+json by the server and to an exit status by the CLI.
 */
export const problems = {
  'invalid-json': { status: 400, title: 'The body is not valid JSON' },
  'invalid-encoding': {
    status: 400,
    title: 'The body is not valid UTF-8 or not valid in its content encoding',
  },
  'invalid-body': { status: 400, title: 'The body does not have the expected form' },
  'invalid-parameters': { status: 400, title: 'The parameters are not valid' },
  unauthorized: { status: 401, title: 'A valid key or session is needed' },
  forbidden: { status: 403, title: 'The key or user may not do this' },
  'not-found': { status: 404, title: 'There is no such resource' },
  'unknown-analysis': { status: 404, title: 'There is no such analysis' },
  'unknown-project': { status: 404, title: 'There is no such project' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'not-acceptable': { status: 406, title: 'None of the accepted formats is served' },
  'request-timeout': { status: 408, title: 'The request was not sent in time' },
  conflict: { status: 409, title: 'The request conflicts with what is stored' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The content type is not supported' },
  'too-many-requests': { status: 429, title: 'Too many requests, try again later' },
  cancelled: { status: 499, title: 'The request was cancelled' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'query-too-large': { status: 503, title: 'The query needs more memory than it may use' },
  'spool-full': { status: 503, title: 'Too many rows wait to be loaded' },
  'warehouse-unavailable': { status: 503, title: 'The warehouse cannot be reached' },
  'metadata-unavailable': { status: 503, title: 'The metadata store cannot be reached' },
  'query-timeout': { status: 504, title: 'The query took longer than it may' },
} as const;

export type ProblemCode = keyof typeof problems;

/**
 * One thing that is wrong inside a request. `path` is a JSON pointer into the body or the name of a parameter; empty
 * where it is about the request as a whole.
 */
export interface ProblemDetail {
  code: MistakeCode | ProblemCode;
  path: string;
  message: string;
}

/**
 * An error that a caller may see: it names what is wrong and holds neither secrets, personal data nor SQL.
 * Whatever is thrown and is not a Problem is answered as `internal` and logged.
 */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;

  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly errors: readonly ProblemDetail[] = [],
    options: ErrorOptions & { retryAfterSeconds?: number } = {},
  ) {
    super(detail, options);
    this.name = 'Problem';
    this.status = problems[code].status;
    this.title = problems[code].title;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  readonly retryAfterSeconds: number | undefined;

  /** A refusal of the whole request with its reason as a code, for those who read it in another language. */
  static because(code: ProblemCode, reason: MistakeCode, detail: string): Problem {
    return new Problem(code, detail, [{ code: reason, path: '', message: detail }]);
  }

  /** The RFC 9457 document. */
  toJSON(): Record<string, unknown> {
    return {
      type: `urn:clientele:problem:${this.code}`,
      title: this.title,
      status: this.status,
      code: this.code,
      detail: this.message,
      ...(this.errors.length ? { errors: this.errors } : {}),
    };
  }
}
