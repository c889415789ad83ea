/** One mistake inside a request, with the path to the value that is wrong. */
export interface Mistake {
  code: string;
  path: string;
  message: string;
}

/** An answer that is not 2xx, as problem+json (RFC 9457) tells it; `status` 0 means that no answer came. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly mistakes: readonly Mistake[] = [],
  ) {
    super(detail);
    this.name = 'ApiProblem';
  }

  static async from(response: Response): Promise<ApiProblem> {
    const body = (await response.json().catch(() => ({}))) as {
      code?: string;
      detail?: string;
      title?: string;
      errors?: Mistake[];
    };
    return new ApiProblem(
      response.status,
      body.code ?? 'unknown',
      body.detail ?? body.title ?? response.statusText,
      body.errors,
    );
  }
}
