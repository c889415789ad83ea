import type { AnalysisProject, AnalysisRunner } from '#analyses';
import { Problem, type Clock } from '#core';
import type { Metadata, Page, PageRequest, Project, Report } from '#metadata';
import { periodBefore } from '../schedule/report.period.js';
import { askedTimes } from '../runs/moments.js';
import { offerJob, reportJob } from '../night/slots.js';
import { definitionHash } from './definition.hash.js';
import { parseDefinition } from './definition.rules.js';
import type { Channel, ReportDefinition } from './definition.js';
import { Mistakes } from './mistakes.js';
import { nightlyOverview, nightlyOverviewName } from './nightly-overview.js';

export interface DefinitionsOptions {
  readonly metadata: Metadata;
  readonly analyses: AnalysisRunner;
  readonly project: (name: string) => Promise<AnalysisProject>;
  readonly clock: Clock;
  /** Whether webhooks may go to this machine and its own network. */
  readonly allowPrivate: boolean;
}

/** Reports as their editors see them: checked before they are kept. */
export class ReportDefinitions {
  constructor(private readonly options: DefinitionsOptions) {}

  list(project: string, request: PageRequest = {}): Promise<Page<Report>> {
    return this.options.metadata.reports.list(project, request);
  }

  /** One that is not archived. @throws Problem `not-found` */
  async get(project: string, id: string): Promise<Report> {
    const report = await this.options.metadata.reports.get(project, id);
    if (report.archivedAt) throw new Problem('not-found', 'there is no such report in this project');
    return report;
  }

  /** The report of this name or id. @throws Problem `not-found` */
  async find(project: string, nameOrId: string): Promise<Report> {
    const named = await this.options.metadata.reports.findByName(project, nameOrId);
    return named ?? this.get(project, nameOrId);
  }

  /** @throws Problem `invalid-parameters` with every mistake; `conflict` when the name is taken */
  async create(project: string, input: unknown, createdBy: string): Promise<Report> {
    const definition = await this.checked(project, input, []);
    return this.options.metadata.reports.create({ ...stored(definition), project, createdBy });
  }

  /**
   * Changes what `change` names, as its editor saw it at `revision`. A new cron line, zone or enabling counts from now
   * on: what the old schedule missed is not made up.
   * @throws Problem `not-found`, `invalid-parameters`, `conflict`
   */
  async update(project: string, id: string, revision: number, change: object): Promise<Report> {
    const { metadata, clock } = this.options;
    const before = await this.get(project, id);
    const standing = definitionOf(before);
    const definition = await this.checked(project, { ...standing, ...change }, standing.channels);
    const report = await metadata.reports.update(project, id, revision, stored(definition));
    const isRescheduled =
      report.cron !== before.cron ||
      report.timeZone !== before.timeZone ||
      (report.enabled && !before.enabled);
    if (isRescheduled && report.cron !== null) {
      const slot = clock.now().toISOString();
      await metadata.jobs.finish(await metadata.jobs.begin({ project, name: reportJob(id), slot }, 0));
    }
    return report;
  }

  archive(project: string, id: string): Promise<Report> {
    return this.options.metadata.reports.archive(project, id);
  }

  /**
   * Gives a project its nightly overview, once: whoever archives it is rid of it. As long as nobody edited it, it follows
   * the project's zone.
   */
  async ensureNightly({ name, timeZone }: Project): Promise<void> {
    const { reports, jobs } = this.options.metadata;
    const rules = await this.rules(name, []);
    const parsed = (zone: string) => parseDefinition(nightlyOverview(zone), rules);
    const known = await reports.findByName(name, nightlyOverviewName);
    if (known) {
      const isUnedited = known.definitionHash === definitionHash(parsed(known.timeZone));
      if (!isUnedited || known.timeZone === timeZone) return;
      await this.update(name, known.id, known.revision, { timeZone });
    } else if ((await jobs.lastDone(name, offerJob)) === undefined) {
      const fields = { ...stored(parsed(timeZone)), project: name, createdBy: 'clientele' };
      await reports.create(fields).catch(isTaken);
      const offer = await jobs.begin({ project: name, name: offerJob, slot: 'offered' }, 0);
      if (offer.status !== 'done') await jobs.finish(offer);
    }
  }

  private async checked(
    project: string,
    input: unknown,
    known: readonly Channel[],
  ): Promise<ReportDefinition> {
    const definition = parseDefinition(input, await this.rules(project, known));
    await this.plan(project, definition);
    return definition;
  }

  private async rules(project: string, known: readonly Channel[]) {
    const { analyses, allowPrivate } = this.options;
    const { timeZone } = await this.options.metadata.projects.get(project);
    return { analyses, allowPrivate, timeZone, known };
  }

  /** What only the data can tell: events, properties, audiences and segments that there are not. */
  private async plan(name: string, definition: ReportDefinition): Promise<void> {
    const { analyses, clock, metadata } = this.options;
    const project = await this.options.project(name);
    const mistakes = new Mistakes();
    const period = periodBefore(clock.now(), definition.period, definition.timeZone);
    for (const [index, block] of definition.blocks.entries()) {
      const path = `blocks.${index}`;
      if (block.type === 'audience') {
        const audience = await metadata.audiences.get(name, block.audience).catch(notFound);
        if (!audience) mistakes.add('unknown-audience', `${path}.audience`, 'is no audience of this project');
      }
      if (block.type !== 'analysis') continue;
      const asked = { ...block.parameters, ...askedTimes(block.range, period, definition.timeZone) };
      const problem = await analyses.question(block.analysis, asked, project).then(() => undefined, invalid);
      if (problem) mistakes.addAll(problem.errors, `${path}.parameters`);
    }
    mistakes.throwAny();
  }
}

/** Another process made it in the same moment. */
function isTaken(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== 'conflict') throw error;
}

/** The definition that a stored report holds; it was checked when it was kept. */
export function definitionOf(report: Report): ReportDefinition {
  const { name, blocks, period, comparison, latePeriods, cron, timeZone, language, channels, enabled } =
    report;
  return {
    name,
    blocks,
    period,
    comparison,
    latePeriods,
    cron,
    timeZone,
    language,
    channels,
    enabled,
  } as ReportDefinition;
}

function stored(definition: ReportDefinition) {
  return { ...definition, definitionHash: definitionHash(definition) };
}

function notFound(error: unknown): undefined {
  if (error instanceof Problem && error.code === 'not-found') return undefined;
  throw error;
}

function invalid(error: unknown): Problem {
  if (error instanceof Problem && error.code === 'invalid-parameters' && error.errors.length) return error;
  throw error;
}
