import { join } from 'node:path';
import type { AnalysisProject, AnalysisRunner } from '#analyses';
import { Problem, sha256, type Clock, type TimeRange } from '#core';
import type { Metadata, Report, ReportRun } from '#metadata';
import { definitionOf } from '../definitions/report.definitions.js';
import type { ReportDefinition } from '../definitions/definition.js';
import { checkPeriod, periodLabel } from '../schedule/report.period.js';
import { Texts } from '../text/index.js';
import { audienceSizes } from './audience.sizes.js';
import { answerBlocks } from './block.answers.js';
import { findingsOf } from './changes/findings.js';
import { sentencesOf } from './changes/sentences.js';
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
    const definition = definitionOf(report);
    const project = await this.options.project(report.project);
    const { title } = await metadata.projects.get(report.project);
    const audiences = await audienceSizes(metadata, report.project, definition, period);
    const watermark = await watermarkOf(project, title, audiences, signal);
    await watch('begin');
    const run = await this.begin(report, period, watermark, project, signal);
    if (run.status === 'published' && (await isThere(this.root, run.files))) return run;
    try {
      await watch('answers');
      const asking = { analyses: this.options.analyses, project, definition, period, audiences, signal };
      const answers = await answerBlocks(asking);
      const facts = { currency: project.currency, timeZone: definition.timeZone };
      const sentences = sentencesOf(findingsOf(answers), new Texts(definition.language, facts));
      const { definitionHash } = report;
      const content = {
        definition,
        definitionHash,
        project: title,
        ...facts,
        period,
        watermark,
        answers,
        sentences,
      };
      return await this.publish(run, report, content, watch);
    } catch (error) {
      if (!isCutOff(error)) await metadata.reportRuns.fail(run.id, told(error));
      throw error;
    }
  }

  private async begin(
    { project: name, id, definitionHash }: Report,
    { from, to }: TimeRange,
    watermark: string,
    project: AnalysisProject,
    signal?: AbortSignal,
  ): Promise<ReportRun> {
    const { reportRuns } = this.options.metadata;
    const key = { project: name, reportId: id, periodStart: from, periodEnd: to, definitionHash, watermark };
    const before = await reportRuns.latest(id, from, to);
    return reportRuns.begin(key, before ? await reasonsFor(before, key, project, signal) : null);
  }

  private async publish(
    run: ReportRun,
    report: Report,
    content: ReportContent,
    watch: Watch,
  ): Promise<ReportRun> {
    const { reportRuns } = this.options.metadata;
    await watch('files');
    const files = await putFiles(this.root, folderOf(run, report, content.definition), reportFiles(content));
    if (run.status === 'published') return run;
    await watch('publish');
    const steps = { changes: content.sentences, figures: sha256(figuresText(content)) };
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
