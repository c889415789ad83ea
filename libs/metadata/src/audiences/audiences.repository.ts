import { Problem } from '#core';
import { checkOneOf, checkText, invalid, orConflict } from '../store/checks.js';
import { paged, type Page, type PageRequest } from '../store/paging.js';
import type { Store } from '../store/store.js';
import { Audience, audienceKinds, type AudienceKind } from './audience.entity.js';

export interface NewAudience {
  project: string;
  name: string;
  rule: unknown;
  createdBy: string;
  description?: string;
  /** Default live. */
  kind?: AudienceKind;
  /** 0 to 90, default 0. */
  holdoutPercent?: number;
}

export type AudienceChange = Partial<
  Pick<Audience, 'name' | 'description' | 'rule' | 'kind' | 'holdoutPercent'>
>;

export class Audiences {
  constructor(private readonly store: Store) {}

  /** @throws Problem `invalid-parameters`; `conflict` when the name is taken or the project is none */
  async create(fields: NewAudience): Promise<Audience> {
    const { description = '', kind = 'live', holdoutPercent = 0, ...rest } = fields;
    check({ name: rest.name, description, kind, holdoutPercent });
    const now = this.store.now();
    const audience = Object.assign(new Audience(), {
      ...rest,
      id: this.store.newId(),
      description,
      kind,
      holdoutPercent,
      revision: 1,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    });
    await orConflict(this.store.insert(Audience, audience), taken);
    return audience;
  }

  /** Also an archived one. @throws Problem `not-found` */
  async get(project: string, id: string): Promise<Audience> {
    const audience = await this.find(project, id);
    if (!audience) throw new Problem('not-found', 'there is no such audience in this project');
    return audience;
  }

  /** As {@link get}, but undefined where there is none. */
  async find(project: string, id: string): Promise<Audience | undefined> {
    return (await this.store.rows(Audience).findOneBy({ project, id })) ?? undefined;
  }

  /** The audience of that name which is not archived. */
  async findByName(project: string, name: string): Promise<Audience | undefined> {
    const query = this.active(project).andWhere('audience.name = :name', { name });
    return (await query.getOne()) ?? undefined;
  }

  /** Those that are not archived, newest first. */
  list(project: string, request: PageRequest = {}): Promise<Page<Audience>> {
    return paged(this.active(project), request);
  }

  /** Every live audience that is not archived, oldest first: what the night refreshes. */
  listLive(project: string): Promise<Audience[]> {
    const query = this.active(project).andWhere("audience.kind = 'live'");
    return query.orderBy('audience.id', 'ASC').getMany();
  }

  /**
   * Changes the audience that its editor saw at `revision`.
   * @throws Problem `not-found`; `invalid-parameters`; `conflict` when it was changed since, or the name is taken
   */
  async update(project: string, id: string, revision: number, change: AudienceChange): Promise<Audience> {
    check(change);
    const { name, description, rule, kind, holdoutPercent } = change;
    const set = { name, description, rule: rule, kind, holdoutPercent };
    const changed = await orConflict(
      this.store.change(
        Audience,
        { ...set, revision: () => 'revision + 1', updatedAt: this.store.now() },
        'id = :id and project = :project and revision = :revision and archived_at is null',
        { id, project, revision },
      ),
      taken,
    );
    const audience = await this.get(project, id);
    if (!changed) throw Problem.because('conflict', 'changed-since', changedSince(audience));
    return audience;
  }

  /** Takes it out of lists and nights; its runs stay. Archiving twice changes nothing. @throws Problem `not-found` */
  async archive(project: string, id: string): Promise<Audience> {
    const now = this.store.now();
    const where = 'id = :id and project = :project and archived_at is null';
    const set = { archivedAt: now, updatedAt: now, revision: () => 'revision + 1' };
    await this.store.change(Audience, set, where, { id, project });
    return this.get(project, id);
  }

  private active(project: string) {
    return this.store
      .rows(Audience)
      .createQueryBuilder('audience')
      .where('audience.project = :project and audience.archivedAt is null', { project });
  }
}

const taken = 'there is an audience of this name in the project already';

function changedSince({ revision, archivedAt }: Audience): string {
  return archivedAt
    ? 'the audience is archived'
    : `the audience was changed in the meantime: it is at revision ${revision} now`;
}

function check({ name, description, kind, holdoutPercent }: AudienceChange): void {
  if (name !== undefined) checkText('name', name, 200);
  if (description !== undefined && description.length > 2000) {
    throw invalid('description', 'must have at most 2000 characters', 'invalid-length');
  }
  if (kind !== undefined) checkOneOf('kind', kind, audienceKinds);
  if (holdoutPercent !== undefined && !(holdoutPercent >= 0 && holdoutPercent <= 90)) {
    throw invalid('holdoutPercent', 'must be from 0 to 90');
  }
}
