import type { Readable } from 'node:stream';
import {
  isTimeZone,
  Problem,
  resolveAsOf,
  parseInstant,
  systemClock,
  type Clock,
  type TimeRange,
} from '#core';
import type { ExportFormat, ProjectWarehouse, Question } from '#warehouse';
import type { AnalysisContext, AnalysisDescriptor, Facts, Plan } from './analysis.js';
import type { Column } from './column.js';
import { maxJsonRows, type AnalysisParams } from './analysis-params.js';
import { Beside } from './beside.js';
import { earlier } from './compare.js';
import { isNumber, shapeRow, type Envelope } from './envelope.js';
import { invalidParameters, parseParams } from './params-parser.js';

/** The project that a question is put to. */
export interface AnalysisProject {
  readonly warehouse: ProjectWarehouse;
  readonly timeZone: string;
  readonly currency: string;
}

/** Parses, resolves, plans, asks and shapes: the one way from parameters to an answer. */
export class AnalysisRunner {
  private readonly byName: ReadonlyMap<string, AnalysisDescriptor>;

  constructor(
    readonly descriptors: readonly AnalysisDescriptor[],
    private readonly clock: Clock = systemClock,
  ) {
    this.byName = new Map(descriptors.map((descriptor) => [descriptor.name, descriptor]));
  }

  /** @throws Problem `unknown-analysis` that names it and lists the known ones */
  descriptor(name: string): AnalysisDescriptor {
    const found = this.byName.get(name);
    if (found) return found;
    const known = [...this.byName.keys()].join(', ');
    throw new Problem('unknown-analysis', `"${name.slice(0, 60)}" is not an analysis; there are: ${known}`);
  }

  /**
   * The answer in one document, at most {@link maxJsonRows} rows.
   * @throws Problem for unknown analyses, invalid parameters and queries that hit their limits
   */
  async run(name: string, input: unknown, project: AnalysisProject, signal?: AbortSignal): Promise<Envelope> {
    const descriptor = this.descriptor(name);
    const params = parseParams(descriptor.params, input);
    const context = this.context(params, project, signal);
    if (!params.compare) return this.answer(descriptor, params, context);
    const days = descriptor.daysCovered?.(context);
    const before = { ...context, ...earlier(context, params.compare, context.timeZone, days) };
    const beside = new Beside(context.warehouse, [context.asOf, before.asOf], signal);
    const [envelope, { columns: _, ...comparison }] = await Promise.all([
      this.answer(descriptor, params, context, beside),
      this.answer(descriptor, params, before, beside),
    ]);
    return { ...envelope, comparison };
  }

  /** The rows alone, written by ClickHouse in `format`, never collected here. */
  async stream(
    name: string,
    input: unknown,
    project: AnalysisProject,
    format: ExportFormat,
    signal?: AbortSignal,
  ): Promise<Readable> {
    const question = await this.asked(name, input, project, signal, (one) => written(one, format));
    return project.warehouse.stream(question, format, { signal, profile: 'export' });
  }

  /** The question behind an analysis, its columns named as on the wire; exports and audiences build on it. */
  question(name: string, input: unknown, project: AnalysisProject, signal?: AbortSignal): Promise<Question> {
    return this.asked(name, input, project, signal, ({ column }) => column);
  }

  private async asked(
    name: string,
    input: unknown,
    project: AnalysisProject,
    signal: AbortSignal | undefined,
    value: (column: Column) => string,
  ): Promise<Question> {
    const descriptor = this.descriptor(name);
    const params = parseParams(descriptor.params, input);
    const context = this.context(params, project, signal);
    const plan = await this.plan(descriptor, params, context);
    return page(plan, params.limit, params.offset, [], value);
  }

  private context(params: AnalysisParams, project: AnalysisProject, signal?: AbortSignal): AnalysisContext {
    const timeZone = params.timeZone ?? project.timeZone;
    if (!isTimeZone(timeZone)) {
      throw invalidParameters([
        { code: 'unknown-time-zone', path: 'timeZone', message: `"${timeZone}" is not an IANA time zone` },
      ]);
    }
    return {
      warehouse: project.warehouse,
      asOf: resolveAsOf(params.asOf, timeZone, this.clock.now()),
      range: givenRange(params, timeZone),
      timeZone,
      currency: project.currency,
      signal,
    };
  }

  private async plan(
    descriptor: AnalysisDescriptor,
    params: AnalysisParams,
    context: AnalysisContext,
  ): Promise<Plan> {
    return new descriptor.service().plan(params, context);
  }

  private async answer(
    descriptor: AnalysisDescriptor,
    params: AnalysisParams,
    context: AnalysisContext,
    beside = new Beside(context.warehouse, [context.asOf], context.signal),
  ): Promise<Envelope> {
    const started = performance.now();
    const plan = await this.plan(descriptor, params, context);
    const limit = params.limit ?? maxJsonRows;
    const { warehouse, signal } = context;
    const [answer, asked, watermark, unrated, stale] = await Promise.all([
      warehouse.rows<Record<string, unknown>>(page(plan, limit + 1, params.offset, plan.facts?.carried), {
        signal,
      }),
      plan.facts?.tell ? undefined : this.facts(plan, context),
      beside.watermark(),
      beside.unrated(plan, context.asOf),
      beside.stale(plan, context.asOf, context.timeZone),
    ]);
    const truncated = answer.rows.length > limit;
    const told = truncated || params.offset ? undefined : plan.facts?.tell?.(answer.rows);
    const facts = asked ?? (told ? plan.facts!.read(told) : await this.facts(plan, context));
    const rows = answer.rows.slice(0, limit).map((row) => shapeRow(row, plan.columns));
    const isBehindEnd = rows.length === 0 && (params.offset ?? 0) > 0;
    const rowCount =
      truncated || isBehindEnd ? await this.count(plan, context) : rows.length + (params.offset ?? 0);
    const notices = [...(plan.warnings ?? []), ...(facts.warnings ?? []), ...unrated, ...stale];
    return {
      analysis: descriptor.name,
      level: levelOf(descriptor, params),
      parameters: { ...plan.parameters, ...facts.parameters },
      population: facts.population ?? rowCount,
      timeZone: context.timeZone,
      currency: context.currency,
      asOf: context.asOf.toISOString(),
      watermark,
      warnings: notices.map(({ message }) => message),
      notices,
      rowsRead: answer.rowsRead,
      milliseconds: Math.round(performance.now() - started),
      truncated,
      rowCount,
      columns: plan.columns.map(({ name, type, description }) => ({ name, type, description })),
      rows,
    };
  }

  private async facts(plan: Plan, { warehouse, signal }: AnalysisContext): Promise<Facts> {
    if (!plan.facts) return {};
    const { rows } = await warehouse.rows<Record<string, unknown>>(plan.facts.question, { signal });
    return rows[0] ? plan.facts.read(rows[0]) : {};
  }

  private async count(plan: Plan, { warehouse, signal }: AnalysisContext): Promise<number> {
    const { sql, params } = plan.question;
    const counted = plan.counted ?? { sql: `select count() as rows\nfrom (\n${sql}\n)`, params };
    const { rows } = await warehouse.rows<{ rows: string }>(counted, { signal });
    return Number(rows[0]!.rows);
  }
}

/** The plan's rows under their wire names, a page of them when asked; `carried` columns come beside under their own. */
function page(
  plan: Plan,
  limit?: number,
  offset?: number,
  carried: readonly string[] = [],
  value: (column: Column) => string = ({ column }) => column,
): Question {
  const names = [...plan.columns.map((one) => `${value(one)} as "${one.name}"`), ...carried].join(', ');
  const paged = limit === undefined && offset === undefined;
  return {
    sql:
      `select ${names}\nfrom (\n${plan.question.sql}\n)` +
      (paged ? '' : '\nlimit {page_rows:UInt64} offset {page_offset:UInt64}'),
    params: paged
      ? plan.question.params
      : { ...plan.question.params, page_rows: limit ?? 2 ** 53, page_offset: offset ?? 0 },
  };
}

/** A column's value in a format that ClickHouse writes: what {@link shapeRow} makes of it for the envelope. */
function written({ column, type }: Column, format: ExportFormat): string {
  if (type === 'boolean') return `toBool(${column})`;
  if (type === 'key') return `toString(${column})`;
  // As text would be their digits: whole numbers below 2^53 are numbers in JSON.
  return format === 'JSONEachRow' && isNumber(type) ? `toFloat64(${column})` : column;
}

function givenRange(params: AnalysisParams, timeZone: string): Partial<TimeRange> {
  const from = params.from === undefined ? undefined : parseInstant(params.from, timeZone, 'from');
  const to = params.to === undefined ? undefined : parseInstant(params.to, timeZone, 'to');
  if (from && to && from >= to) {
    throw invalidParameters([
      {
        code: 'turned-range',
        path: 'from',
        message: `must be before to (${params.from} is not before ${params.to})`,
      },
    ]);
  }
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

function levelOf(descriptor: AnalysisDescriptor, params: AnalysisParams): string {
  const given = (params as { level?: string }).level;
  return given ?? Object.keys(descriptor.levels)[0]!;
}
