import { join } from 'node:path';
import type { AnalysisProject, AnalysisRunner } from '#analyses';
import { Problem, sha256, type Clock, type TimeRange } from '#core';
import type { Metadata, Report, ReportRun } from '#metadata';
import { definitionOf } from '../definitions/report.definitions.js';
import type { ReportDefinition } from '../definitions/definition.js';
import { checkPeriod, periodLabel } from '../schedule/report.period.js';
import { Texts } from '../text/index.js';
import { audienceSizes } from './audience.sizes.js';
import { answerBlocks, type Asking } from './block.answers.js';
import { findingsOf } from './changes/findings.js';
import { sentencesOf } from './changes/sentences.js';
import { dataOf, isLate, periodData, type PeriodData } from './period.data.js';
import { personChanges } from './persons.js';
import { isThere, putFiles } from './publish.js';
import { reasonsFor } from './reasons.js';
import type { ReportContent } from './report.document.js';
import { figuresText, reportFiles } from './report.files.js';
import { watermarkOf } from './watermark.js';

/** A project as the questions of its reports need it. */
export type FindProject = (name: string) => Promise<AnalysisProject>;

export interface MakerOptions {
  /** The files of all reports stand in its folder `reports`. */
  readonly home: string;
  readonly metadata: Metadata;
  readonly analyses: AnalysisRunner;
  readonly project: FindProject;
  readonly clock: Clock;
}

/** Where a making stands; a step may throw to stop it there. */
export type Watch = (step: string) => void | Promise<void>;

export interface MakeOptions {
  /** Called before each step with an effect; the scheduler asks there whether it still may. */
  readonly watch?: Watch;
  readonly signal?: AbortSignal;
}

/** What a report is made of: its questions, and what the project is called. */
interface Subject extends Asking {
  readonly definitionHash: string;
  readonly title: string;
}

/** Makes reports: asks, computes what changed, writes the files, publishes the revision. */
export class ReportMaker {
  readonly root: string;

  constructor(private readonly options: MakerOptions) {
    this.root = join(options.home, 'reports');
  }

  /**
   * The published run of a report for a period, on the data of this moment. The same definition on the same data is
   * the same run with the same files; else it is a new revision with its reasons.
   * @throws Problem for a period that is not over, and what its questions throw; the run is kept as failed then
   */
  async make(
    report: Report,
    period: TimeRange,
    { watch = () => {}, signal }: MakeOptions = {},
  ): Promise<ReportRun> {
    checkPeriod(period, this.options.clock.now());
    const { metadata } = this.options;
    const subject = await this.subject(report, period, signal);
    const { project, audiences } = subject;
    const persons = await personChanges(project, metadata, report.project, signal);
    const watermark = await watermarkOf(project, subject.title, audiences, persons, signal);
    const data = await periodData(project, period.to, persons, signal);
    await watch('begin');
    const run = await this.begin(report, period, watermark, data);
    if (run.status === 'published' && (await isThere(this.root, run.files))) return run;
    try {
      await watch('answers');
      const content = { ...(await this.content(subject)), watermark };
      return await this.publish(run, report, content, data, watch);
    } catch (error) {
      if (!isCutOff(error)) await metadata.reportRuns.fail(run.id, told(error));
      throw error;
    }
  }

  /**
   * A new revision of a period that was published, where rows about its time came late, or persons were merged, and change
   * its figures; undefined where there is nothing new to say.
   */
  async revise(report: Report, period: TimeRange, options: MakeOptions = {}): Promise<ReportRun | undefined> {
    const { signal } = options;
    const { metadata } = this.options;
    const latest = await metadata.reportRuns.latest(report.id, period.from, period.to);
    const known = latest && dataOf(latest);
    if (!known) return undefined;
    const project = await this.options.project(report.project);
    const persons = await personChanges(project, metadata, report.project, signal);
    const data = await periodData(project, period.to, persons, signal);
    if (!isLate(known, data)) return undefined;
    const content = await this.content(await this.subject(report, period, signal));
    if (sha256(figuresText(content)) === latest.steps['figures']) return undefined;
    return this.make(report, period, options);
  }

  private async subject(report: Report, period: TimeRange, signal?: AbortSignal): Promise<Subject> {
    const { metadata, analyses } = this.options;
    const definition = definitionOf(report);
    const project = await this.options.project(report.project);
    const { title } = await metadata.projects.get(report.project);
    const audiences = await audienceSizes(metadata, report.project, definition, period);
    const { definitionHash } = report;
    return { definition, definitionHash, analyses, project, title, period, audiences, signal };
  }

  /** All that a report shows, but for the watermark. */
  private async content(subject: Subject): Promise<Omit<ReportContent, 'watermark'>> {
    const { definition, definitionHash, project, title, period } = subject;
    const answers = await answerBlocks(subject);
    const facts = { currency: project.currency, timeZone: definition.timeZone };
    const sentences = sentencesOf(findingsOf(answers), new Texts(definition.language, facts));
    return { definition, definitionHash, project: title, ...facts, period, answers, sentences };
  }

  private async begin(
    { project, id, definitionHash }: Report,
    { from, to }: TimeRange,
    watermark: string,
    data: PeriodData,
  ): Promise<ReportRun> {
    const { reportRuns } = this.options.metadata;
    const key = { project, reportId: id, periodStart: from, periodEnd: to, definitionHash, watermark };
    const before = await reportRuns.latest(id, from, to);
    return reportRuns.begin(key, before ? reasonsFor(before, key, data) : null);
  }

  private async publish(
    run: ReportRun,
    report: Report,
    content: ReportContent,
    data: PeriodData,
    watch: Watch,
  ): Promise<ReportRun> {
    const { reportRuns } = this.options.metadata;
    await watch('files');
    const files = await putFiles(this.root, folderOf(run, report, content.definition), reportFiles(content));
    if (run.status === 'published') return run;
    await watch('publish');
    const steps = { changes: content.sentences, figures: sha256(figuresText(content)), data };
    try {
      await reportRuns.saveSteps(run.id, steps);
      return await reportRuns.publish(run.id, files);
    } catch (error) {
      // Someone else made the same run at the same time: the files are the same.
      const standing = await reportRuns.get(run.project, run.id);
      if (standing.status === 'published') return standing;
      throw error;
    }
  }
}

/** `<project>/<report>/<period>/r<revision>`. */
function folderOf(
  { revision, periodStart: from, periodEnd: to }: ReportRun,
  report: Report,
  definition: ReportDefinition,
) {
  const name = report.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const folder = `${name || 'report'}-${report.id.slice(-8)}`;
  return `${report.project}/${folder}/${periodLabel({ from, to }, definition.timeZone)}/r${revision}`;
}

/** The one who made it lost the right to, or was told to stop: the next one takes the run up again. */
function isCutOff(error: unknown): boolean {
  return error instanceof Problem && error.code === 'cancelled';
}

function told(error: unknown): string {
  return error instanceof Problem ? error.message : 'an internal error, see the log';
}
