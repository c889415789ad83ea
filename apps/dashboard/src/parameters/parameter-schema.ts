import { resource } from '../api/resources';

/** What a parameter takes, as far as a form needs to know: the JSON Schema of `GET /v1/analyses`. */
export interface ParameterSchema {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  enum?: readonly string[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  items?: ParameterSchema;
  properties?: Readonly<Record<string, ParameterSchema>>;
  description?: string;
}

export interface AnalysisDescriptor {
  name: string;
  title: string;
  parameters: ParameterSchema;
}

/** Every analysis with its parameters. */
export function descriptors() {
  return resource<{ analyses: AnalysisDescriptor[] }>('/v1/analyses');
}

/** Parameters that mean something only while another one has one of these values. */
const belongs: Readonly<Record<string, readonly [parameter: string, ...values: string[]]>> = {
  who: ['level', 'customers'],
  segment: ['level', 'customers'],
  cell: ['level', 'customers'],
  cohort: ['level', 'customers'],
  period: ['level', 'customers'],
  interval: ['axis', 'calendar'],
  bins: ['method', 'quantile'],
  thresholds: ['method', 'threshold'],
  times: ['level', 'steps'],
  step: ['level', 'actors'],
  outcome: ['level', 'actors'],
  breakdownValue: ['level', 'actors'],
  enteredFrom: ['level', 'actors'],
  enteredBefore: ['level', 'actors'],
  tookFrom: ['level', 'actors'],
  tookBefore: ['level', 'actors'],
};

/** The parameters that a form asks for, in their order: those that go with the others, and those that are given anyhow. */
export function askedParameters(
  { properties = {} }: ParameterSchema,
  given: Readonly<Record<string, unknown>>,
  leftOut: readonly string[],
): string[] {
  return Object.keys(properties).filter((name) => {
    if (leftOut.includes(name)) return false;
    const [other, ...values] = belongs[name] ?? [];
    if (other === undefined || given[name] !== undefined) return true;
    return values.includes(String(given[other] ?? properties[other]?.default));
  });
}
