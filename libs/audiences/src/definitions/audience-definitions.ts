import type { AnalysisProject } from '#analyses';
import { Problem } from '#core';
import type { AudienceKind, Metadata, PageRequest } from '#metadata';
import type { AudienceServices } from '../audience-services.js';
import { compileRule } from '../compile/compiler.js';
import { ruleProblem } from '../rule/problems.js';
import type { Rule } from '../rule/rule.js';
import { parseRule } from '../rule/rule.parser.js';
import { audienceView, type AudienceView } from './audience.view.js';
import { anyMembers } from './memberships-of.js';
import { referenceErrors, usersOf } from './references.js';

export interface AudienceFields {
  readonly name: string;
  readonly description?: string;
  readonly rule: unknown;
  readonly kind?: AudienceKind;
  readonly holdoutPercent?: number;
}

export interface AudienceEdit extends Partial<AudienceFields> {
  /** The revision that the editor saw. */
  readonly revision: number;
}

/** The audiences of a project: made, listed, changed, archived; each step stands in the audit. */
export class AudienceDefinitions {
  private readonly metadata: Metadata;

  constructor(private readonly services: AudienceServices) {
    this.metadata = services.metadata;
  }

  /** @throws Problem `invalid-parameters` with every mistake of the rule; `conflict` when the name is taken */
  async create(project: AnalysisProject, fields: AudienceFields, actor: string): Promise<AudienceView> {
    const name = project.warehouse.project;
    const rule = await this.checked(project, fields.rule);
    const audience = await this.metadata.audiences.create({
      ...fields,
      rule,
      project: name,
      createdBy: actor,
    });
    await this.audit(name, actor, 'audience.create', audience.id, { kind: audience.kind });
    return audienceView(audience, undefined);
  }

  /** @throws Problem `not-found` */
  async get(project: AnalysisProject, id: string): Promise<AudienceView> {
    const audience = await this.metadata.audiences.get(project.warehouse.project, id);
    const standings = await this.metadata.audienceRuns.standings([id]);
    return audienceView(audience, standings.get(id));
  }

  /** Newest first, without the archived ones. */
  async list(project: AnalysisProject, request: PageRequest = {}) {
    const page = await this.metadata.audiences.list(project.warehouse.project, request);
    const standings = await this.metadata.audienceRuns.standings(page.items.map(({ id }) => id));
    return {
      audiences: page.items.map((audience) => audienceView(audience, standings.get(audience.id))),
      next_cursor: page.nextCursor,
    };
  }

  /**
   * Changes what is given. The members stay those of the last refresh until the next one.
   * @throws Problem `not-found`; `invalid-parameters`; `conflict` when it was changed since `revision`
   */
  async update(
    project: AnalysisProject,
    id: string,
    edit: AudienceEdit,
    actor: string,
  ): Promise<AudienceView> {
    const name = project.warehouse.project;
    const { revision, ...change } = edit;
    await this.metadata.audiences.get(name, id);
    const rule = change.rule === undefined ? undefined : await this.checked(project, change.rule, id);
    await this.metadata.audiences.update(name, id, revision, { ...change, rule });
    await this.audit(name, actor, 'audience.change', id, { fields: Object.keys(change) });
    return this.get(project, id);
  }

  /**
   * Takes it out of lists and nights; its runs and exports stay.
   * @throws Problem `not-found`; `conflict` while the rules of others name it, since they could not be refreshed any more
   */
  async archive(project: AnalysisProject, id: string, actor: string): Promise<void> {
    const name = project.warehouse.project;
    const users = await usersOf(this.metadata, name, id);
    if (users.length) {
      const names = users.map((user) => `"${user.name}"`).join(', ');
      throw Problem.because(
        'conflict',
        'in-use',
        `${names} ${users.length > 1 ? 'are' : 'is'} made with it: change that first`,
      );
    }
    await this.metadata.audiences.archive(name, id);
    await this.audit(name, actor, 'audience.archive', id, {});
  }

  /** The rule, checked against its form, the other audiences, the analyses and the project's event names. */
  private async checked(project: AnalysisProject, input: unknown, own?: string): Promise<Rule> {
    const rule = parseRule(input, project.timeZone);
    const errors = await referenceErrors(this.metadata, project.warehouse.project, rule, '/rule', own);
    if (errors.length) throw ruleProblem(errors);
    const { analyses, clock } = this.services;
    await compileRule(rule, { project, analyses, asOf: clock.now(), membersOf: anyMembers });
    return rule;
  }

  private async audit(
    project: string,
    actor: string,
    action: string,
    id: string,
    details: Record<string, string | readonly string[]>,
  ): Promise<void> {
    await this.metadata.audit.append({ project, actor, action, subject: `audience:${id}`, details });
  }
}
