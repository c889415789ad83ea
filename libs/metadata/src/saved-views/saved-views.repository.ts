import { Problem } from '#core';
import { checkText, invalid, orConflict } from '../store/checks.js';
import type { Store } from '../store/store.js';
import { SavedView } from './saved-view.entity.js';

export type NewSavedView = Pick<SavedView, 'project' | 'ownerId' | 'page' | 'name' | 'address' | 'shared'>;
export type SavedViewChange = Partial<Pick<SavedView, 'name' | 'address' | 'shared'>>;

export class SavedViews {
  constructor(private readonly store: Store) {}

  /** @throws Problem `invalid-parameters`; `conflict` when the owner has one of this name on the page */
  async create(fields: NewSavedView): Promise<SavedView> {
    check(fields);
    checkText('page', fields.page, 40);
    const now = this.store.now();
    const view = Object.assign(new SavedView(), {
      ...fields,
      id: this.store.newId(),
      createdAt: now,
      updatedAt: now,
    });
    await orConflict(this.store.insert(SavedView, view), taken);
    return view;
  }

  /** The user's own and the shared ones of a project, or of one page of it, by name. */
  async list(project: string, ownerId: string, page?: string): Promise<SavedView[]> {
    const query = this.store
      .rows(SavedView)
      .createQueryBuilder('view')
      .where('view.project = :project and (view.ownerId = :ownerId or view.shared = :shared)', {
        project,
        ownerId,
        shared: true,
      });
    if (page !== undefined) query.andWhere('view.page = :page', { page });
    return query.orderBy('view.name', 'ASC').addOrderBy('view.id', 'ASC').getMany();
  }

  /** Changes one of the user's own. @throws Problem `not-found`, `invalid-parameters`, `conflict` */
  async update(project: string, ownerId: string, id: string, change: SavedViewChange): Promise<SavedView> {
    check(change);
    const { name, address, shared } = change;
    const changed = await orConflict(
      this.store.change(
        SavedView,
        { name, address, shared, updatedAt: this.store.now() },
        'id = :id and project = :project and owner_id = :ownerId',
        { id, project, ownerId },
      ),
      taken,
    );
    if (!changed) throw missing();
    return this.store.rows(SavedView).findOneByOrFail({ id });
  }

  /** Removes one of the user's own. @throws Problem `not-found` */
  async remove(project: string, ownerId: string, id: string): Promise<void> {
    const { affected } = await this.store.rows(SavedView).delete({ id, project, ownerId });
    if (!affected) throw missing();
  }
}

const taken = 'you have a view of this name on this page already';

function missing(): Problem {
  return new Problem('not-found', 'there is no such view of yours in this project');
}

function check({ name, address }: SavedViewChange): void {
  if (name !== undefined) checkText('name', name, 200);
  if (address !== undefined && address.length > 20_000) {
    throw invalid('address', 'must have at most 20000 characters', 'invalid-length');
  }
}
