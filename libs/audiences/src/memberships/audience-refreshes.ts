import type { AnalysisProject } from '#analyses';
import { Problem, sha256 } from '#core';
import type { Audience, AudienceRun } from '#metadata';
import type { AudienceServices } from '../audience-services.js';
import { compileRule, memberRows } from '../compile/compiler.js';
import { runView, type RunView } from '../definitions/audience.view.js';
import { publishedMembers } from '../definitions/memberships-of.js';
import { referencesOf } from '../definitions/references.js';
import { watermarkOf } from '../preview/watermark.js';
import { parseRule } from '../rule/rule.parser.js';
import { insertChanges, insertMembers, membershipFacts, type RunKey } from './membership.sql.js';
import { pruneRuns } from './prune.js';

/** What became of one audience in the night. */
export interface RefreshOutcome {
  readonly id: string;
  readonly name: string;
  readonly run?: RunView;
  /** Why there is no new membership; the last good one stays. */
  readonly error?: string;
}

/**
 * Asks an audience's rule and stores who is in it. The members are published at one stroke, after all rows are stored;
 * whatever fails before leaves the last good members, and the reason with the run.
 */
export class AudienceRefreshes {
  constructor(private readonly services: AudienceServices) {}

  /**
   * @param asOf the instant the rule is asked for; default now
   * @throws Problem `not-found`; `conflict` for an archived audience, a static one that has its members, or when a later
   * refresh took this one's place; whatever the rule or the warehouse fails with
   */
  async refresh(project: AnalysisProject, id: string, asOf = this.services.clock.now()): Promise<RunView> {
    const { metadata } = this.services;
    const audience = await metadata.audiences.get(project.warehouse.project, id);
    await this.checkMayRun(audience);
    const run = await metadata.audienceRuns.start({
      project: audience.project,
      audienceId: id,
      asOf,
      definitionHash: sha256(JSON.stringify(audience.rule)),
    });
    try {
      await pruneRuns(project.warehouse, metadata, run);
      return runView(await this.fill(project, audience, run));
    } catch (error) {
      await metadata.audienceRuns.fail(run.id, reason(error));
      throw error;
    }
  }

  /**
   * Refreshes every live audience, those that others name before the others. One that fails keeps its last good members
   * and does not keep the rest from being refreshed.
   */
  async refreshAll(project: AnalysisProject, asOf = this.services.clock.now()): Promise<RefreshOutcome[]> {
    const live = await this.services.metadata.audiences.listLive(project.warehouse.project);
    const outcomes: RefreshOutcome[] = [];
    for (const { id, name } of inOrder(live)) {
      try {
        outcomes.push({ id, name, run: await this.refresh(project, id, asOf) });
      } catch (error) {
        outcomes.push({ id, name, error: reason(error) });
      }
    }
    return outcomes;
  }

  private async checkMayRun({ id, kind, archivedAt }: Audience): Promise<void> {
    if (archivedAt) throw Problem.because('conflict', 'archived', 'the audience is archived');
    if (kind === 'static' && (await this.services.metadata.audienceRuns.published(id))) {
      throw Problem.because(
        'conflict',
        'static-audience',
        'the audience is static: it keeps the members that it had first',
      );
    }
  }

  private async fill(project: AnalysisProject, audience: Audience, run: AudienceRun): Promise<AudienceRun> {
    const { analyses, metadata } = this.services;
    const { warehouse, timeZone } = project;
    const key: RunKey = { audienceId: audience.id, runId: run.id };
    // The rule was checked when it was stored; it is checked again, since what it may say can have changed since.
    const rule = parseRule(audience.rule, timeZone);
    const membersOf = publishedMembers(metadata, audience.project);
    const compiled = await compileRule(rule, { project, analyses, asOf: run.asOf, membersOf });
    const watermark = await watermarkOf(warehouse);
    await warehouse.command(insertMembers(key, memberRows(compiled)).toQuestion(), { token: run.id });
    const before = await metadata.audienceRuns.publishedBefore(audience.id, run.id);
    await warehouse.command(insertChanges(key, before?.id).toQuestion(), { token: run.id });
    const { rows } = await warehouse.rows<Facts>(membershipFacts(key).toQuestion(), { profile: 'export' });
    const { size, checksum, entered, gone } = rows[0]!;
    return metadata.audienceRuns.publish(run.id, {
      watermark,
      checksum,
      size: Number(size),
      entered: Number(entered),
      left: Number(gone),
    });
  }
}

interface Facts {
  size: string;
  checksum: string;
  entered: string;
  gone: string;
}

function reason(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? error.message : 'the refresh failed for an unknown reason';
}

/** Audiences after those that their rules name. */
function inOrder(audiences: readonly Audience[]): Audience[] {
  const byId = new Map(audiences.map((audience) => [audience.id, audience]));
  const ordered = new Set<Audience>();
  const seen = new Set<string>();
  const visit = (audience: Audience) => {
    if (seen.has(audience.id)) return;
    seen.add(audience.id);
    for (const { id } of referencesOf(audience.rule)) if (byId.has(id)) visit(byId.get(id)!);
    ordered.add(audience);
  };
  audiences.forEach(visit);
  return [...ordered];
}
