import type { ParametersOf } from './contract';

/** What the server answers, as far as the pages read it; the whole is in /openapi.json. Money is a decimal text. */

export type Language = 'en' | 'zh-CN';
export type Theme = 'system' | 'light' | 'dark';
export type Role = 'admin' | 'analyst' | 'marketer' | 'viewer';

export interface User {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  language: Language;
  theme: Theme;
  disabled?: boolean;
  createdAt?: string;
}

export interface Project {
  name: string;
  title: string;
  currency: string;
  timeZone: string;
}

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

export interface OverviewFacts {
  orders: number;
  revenue: string;
  customers: number;
  newCustomers: number;
  averageOrder: string | null;
  refunds: string;
}

export interface Overview {
  facts: OverviewFacts & { previous: OverviewFacts | null };
  series: { day: string; orders: number; revenue: string; customers: number }[];
  watermark: string | null;
  currency: string;
  timeZone: string;
}

export interface CustomerLine {
  customerId: string;
  name: string | null;
  email: string | null;
  orders: number;
  revenue: string;
  lastOrderAt: string | null;
}

export interface CustomerDetail {
  customer: Row & { customerId: string; name?: string | null; email?: string | null };
  facts: {
    orders: number;
    net: string;
    firstOrderAt: string | null;
    lastOrderAt: string | null;
    averageOrder: string | null;
    refunds: string;
  };
  rfm: (Row & { r: number; f: number; m: number; segment: string }) | null;
  identifiers: unknown[];
  audiences?: { id: string; name: string }[];
}

export interface TimelineEntry {
  at: string;
  kind: 'order' | 'refund' | 'event';
  name: string;
  title: string;
  amount?: string | null;
  details?: Row;
}

export interface IngestionTable {
  received: number;
  stored: number;
  duplicate: number;
  rejected: number;
  waiting: number;
  newestIngestedAt: string | null;
  newestAt: string | null;
  rows: number;
}

export interface RejectedRow {
  id: string;
  table: string;
  at: string;
  code: string;
  path: string | null;
  message: string;
  raw?: unknown;
}

export interface AudienceRun {
  id: string;
  status: 'running' | 'published' | 'failed';
  asOf: string;
  watermark: string | null;
  size: number | null;
  checksum: string | null;
  entered: number | null;
  left: number | null;
  error: string | null;
  startedAt: string;
  finishedAt: string | null;
}

export interface Audience {
  id: string;
  name: string;
  description: string | null;
  rule: Rule;
  kind: 'live' | 'static';
  holdoutPercent: number;
  revision: number;
  size: number | null;
  refreshedAt: string | null;
  state: string;
  lastRun?: AudienceRun | null;
  createdAt: string;
  updatedAt: string;
}

/** A node of a rule: a group, or a condition with its `type`. */
export type Rule = { and: Rule[] } | { or: Rule[] } | { not: Rule } | Condition;
export type Condition = { type: string } & Record<string, unknown>;

export interface AudiencePreview {
  size: number;
  population: number;
  sample: (Row & { customerId: string })[];
  conditions: { path: string; matching: number; removed: number }[];
  asOf: string;
  watermark: string | null;
}

export interface AudienceExport {
  id: string;
  format: string;
  purpose?: string | null;
  rows: number;
  leftOut: { noConsent: number; suppressed: number; holdout: number; noIdentifier: number };
  sha256: string;
  bytes: number;
  file: string;
  createdAt: string;
}

export interface ReportRun {
  id: string;
  periodStart: string;
  periodEnd: string;
  revision: number;
  reason: string | null;
  status: string;
  watermark: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  error: string | null;
  files: { name: string; mediaType: string; bytes: number; sha256: string; url: string }[];
  deliveries: { channel: string; state: string; attempts: number; lastError: string | null }[];
}

export interface Report {
  id: string;
  name: string;
  blocks: Row[];
  period: string;
  comparison: Comparison[];
  cron: string | null;
  timeZone: string;
  language: Language;
  channels: Row[];
  enabled: boolean;
  revision: number;
  nextRunAt: string | null;
  lastRun?: ReportRun | null;
}

export interface ApiKey {
  id: string;
  name: string;
  prefix?: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt?: string | null;
  revokedAt?: string | null;
}

export interface SavedView {
  id: string;
  page: string;
  name: string;
  /** The page's address as JSON. */
  query: string;
  shared: boolean;
  own: boolean;
}

export interface AuditEntry {
  at: string;
  actor: string;
  action: string;
  subject: string;
  details: Row | null;
}
