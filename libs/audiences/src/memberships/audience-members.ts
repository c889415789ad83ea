import type { AnalysisProject } from '#analyses';
import { Problem } from '#core';
import type { AudienceRun, Metadata, PageRequest } from '#metadata';
import { bind, sql } from '#warehouse';
import type { AudienceServices } from '../audience-services.js';
import { runView, type RunView } from '../definitions/audience.view.js';
import { peopleFacts, type Person } from '../preview/people.js';
import { changedPeople, membersAfter } from './membership.sql.js';

export interface MembersRequest extends PageRequest {
  /** A published run; default the last one. */
  readonly run?: string;
}

export interface MembersPage {
  readonly members: readonly Person[];
  readonly total: number;
  readonly run: RunView | null;
  readonly next_cursor: string | null;
}

export interface Changes {
  readonly run: RunView | null;
  readonly entered: readonly Person[];
  readonly left: readonly Person[];
  readonly enteredCount: number;
  readonly leftCount: number;
}

/** The runs of audiences, who is in them, and who came and went. */
export class AudienceMembers {
  private readonly metadata: Metadata;

  constructor({ metadata }: AudienceServices) {
    this.metadata = metadata;
  }

  /** Every refresh, newest first. @throws Problem `not-found` */
  async runs(project: AnalysisProject, id: string, request: PageRequest = {}) {
    const name = project.warehouse.project;
    await this.metadata.audiences.get(name, id);
    const { items, nextCursor } = await this.metadata.audienceRuns.list(name, id, request);
    return { runs: items.map(runView), next_cursor: nextCursor };
  }

  /**
   * A page of the members, ordered by the keys of the persons.
   * @throws Problem `not-found` for an audience or run that is none, or whose members were pruned; `invalid-parameters`
   */
  async list(project: AnalysisProject, id: string, request: MembersRequest = {}): Promise<MembersPage> {
    const { cursor, limit = 50 } = request;
    checkPage(cursor, limit);
    const run = await this.publishedRun(project, id, request.run);
    if (!run) return { members: [], total: 0, run: null, next_cursor: null };
    await this.checkKept(id, run);
    const rows = membersAfter({ audienceId: id, runId: run.id }, cursor, limit + 1);
    const found = await peopleFacts(project.warehouse, rows);
    const members = found.slice(0, limit);
    return {
      members,
      total: run.size ?? 0,
      run: runView(run),
      next_cursor: found.length > limit ? members.at(-1)!.person : null,
    };
  }

  /** Who entered and left with a published run (default the last one): the first `limit` of each, and how many in all. */
  async changes(
    project: AnalysisProject,
    id: string,
    { run: runId, limit = 50 }: { run?: string; limit?: number } = {},
  ): Promise<Changes> {
    checkPage(undefined, limit);
    const run = await this.publishedRun(project, id, runId);
    if (!run) return { run: null, entered: [], left: [], enteredCount: 0, leftCount: 0 };
    const key = { audienceId: id, runId: run.id };
    const [entered, left] = await Promise.all([
      peopleFacts(project.warehouse, changedPeople(key, 1, limit)),
      peopleFacts(project.warehouse, changedPeople(key, -1, limit)),
    ]);
    return { run: runView(run), entered, left, enteredCount: run.entered ?? 0, leftCount: run.left ?? 0 };
  }

  /** The audiences that a customer is in now, by name. */
  async ofCustomer(project: AnalysisProject, customerId: string): Promise<{ id: string; name: string }[]> {
    const audiences = await this.all(project.warehouse.project);
    const standings = await this.metadata.audienceRuns.standings(audiences.map(({ id }) => id));
    const runs = [...standings.values()].flatMap(({ published }) => published?.id ?? []);
    const question = sql`select distinct audience_id
from audience_members
where
    audience_id in ${bind([...standings.keys()], 'Array(String)')}
    and run_id in ${bind(runs, 'Array(String)')}
    and person = sipHash64(0, ${bind(customerId, 'String')})`;
    const { rows } = await project.warehouse.rows<{ audience_id: string }>(question.toQuestion());
    const found = new Set(rows.map((row) => row.audience_id));
    return audiences
      .filter(({ id }) => found.has(id))
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private async all(project: string): Promise<{ id: string; name: string }[]> {
    const all: { id: string; name: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.metadata.audiences.list(project, { limit: 500, cursor });
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return all;
  }

  private async publishedRun(
    project: AnalysisProject,
    id: string,
    runId: string | undefined,
  ): Promise<AudienceRun | undefined> {
    const name = project.warehouse.project;
    await this.metadata.audiences.get(name, id);
    if (runId === undefined) return this.metadata.audienceRuns.published(id);
    const run = await this.metadata.audienceRuns.get(name, runId);
    if (run.audienceId === id && run.status === 'published') return run;
    throw new Problem('not-found', 'the audience has no published run of this id');
  }

  private async checkKept(id: string, run: AudienceRun): Promise<void> {
    const last = await this.metadata.audienceRuns.published(id);
    if (!last || run.id === last.id) return;
    const before = await this.metadata.audienceRuns.publishedBefore(id, last.id);
    if (run.id === before?.id) return;
    throw new Problem('not-found', 'the members of this run were pruned; what it changed is kept');
  }
}

function checkPage(cursor: string | undefined, limit: number): void {
  const wrong = (path: string, message: string) =>
    new Problem('invalid-parameters', `${path} ${message}`, [{ code: 'invalid-value', path, message }]);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
    throw wrong('limit', 'must be a whole number from 1 to 500');
  }
  if (cursor !== undefined && !/^\d{1,20}$/.test(cursor)) throw wrong('cursor', 'must come from an answer');
}
