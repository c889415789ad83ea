import type { paths } from './schema';

/** The analyses that the server's OpenAPI document names. */
export type AnalysisName = {
  [P in keyof paths]: P extends `/v1/analyses/${infer N}` ? N : never;
}[keyof paths];

type RequestOf<P extends keyof paths> = paths[P] extends {
  post: { requestBody?: { content: { 'application/json': infer B } } };
}
  ? B
  : never;

/** The parameters of an analysis, as the document has them: a misspelt one does not compile. */
export type ParametersOf<N extends AnalysisName> = RequestOf<`/v1/analyses/${N}`>;
