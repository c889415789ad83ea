import type { ParametersOf } from './contract';
import type { components } from './schema';

/** What the server answers, as /openapi.json describes it. Money is a decimal text. */

type Schemas = components['schemas'];

export type User = Pick<Schemas['User'], 'id' | 'email' | 'name' | 'role' | 'language' | 'theme'>;
/** A user as admins see one. */
export type UserRecord = Schemas['User'];
export type Language = User['language'];
export type Theme = User['theme'];
export type Role = User['role'];
export type Project = Omit<Schemas['Project'], 'createdAt'>;

/** Of the dashboard's own routes, which are for the browser alone and stand in no document. */
export interface Session {
  user: User;
  projects: Project[];
  csrfToken: string;
}

export type ColumnType =
  'text' | 'count' | 'number' | 'ratio' | 'money' | 'time' | 'date' | 'boolean' | 'seconds' | 'days' | 'key';

export interface Column {
  name: string;
  type: ColumnType;
  description: string;
}

/** An earlier time that an answer stands beside. */
export type Comparison = NonNullable<ParametersOf<'overview'>['compare']>;

export type Row = Record<string, unknown>;
export type Parameters = Record<string, unknown>;

/** What one must know to trust an answer: a stable code, the values of its text, and the text in English. */
export interface Notice {
  code: string;
  parameters: Record<string, string | number | (string | number)[]>;
  message: string;
}

export interface Answer<R = Row> {
  analysis: string;
  level: string;
  parameters: Parameters;
  population: number;
  timeZone: string;
  currency: string;
  asOf: string;
  watermark: string | null;
  notices: Notice[];
  truncated: boolean;
  rowCount: number;
  milliseconds: number;
  rows: R[];
}

export interface Envelope<R = Row> extends Answer<R> {
  columns: Column[];
  comparison?: Answer<R>;
}

export type CustomerLine = Schemas['CustomerLine'];
export type CustomerDetail = Schemas['Customer'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type IngestionTable = Schemas['IngestionTable'];
export type RejectedRow = Schemas['RejectedRow'];

/** A node of a rule while it is edited: a group, or a condition with its `type`; the server checks what it says. */
export type Rule = { and: Rule[] } | { or: Rule[] } | { not: Rule } | Condition;
export type Condition = { type: string } & Record<string, unknown>;

export type Person = Schemas['Person'];
export type Audience = Schemas['Audience'];
export type AudienceRun = Schemas['AudienceRun'];
export type AudiencePreview = Schemas['AudiencePreview'];
export type AudienceChanges = Schemas['AudienceChanges'];
export type AudienceExport = Schemas['AudienceExport'];

export type Report = Schemas['Report'];
export type ReportRun = Schemas['ReportRun'];
export type Delivery = Schemas['Delivery'];

export type ApiKey = Schemas['Key'];
export type SavedView = Schemas['SavedView'];
export type AuditEntry = Schemas['AuditEntry'];
