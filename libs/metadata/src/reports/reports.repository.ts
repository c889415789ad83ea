import { isTimeZone, Problem } from '#core';
import { checkText, invalid, orConflict } from '../store/checks.js';
import { paged, type Page, type PageRequest } from '../store/paging.js';
import type { Store } from '../store/store.js';
import { Report } from './report.entity.js';

type Editable =
  | 'name'
  | 'blocks'
  | 'period'
  | 'comparison'
  | 'latePeriods'
  | 'cron'
  | 'timeZone'
  | 'language'
  | 'channels'
  | 'enabled'
  | 'definitionHash';

/** Late rows are looked for in no earlier period unless it says so. */
export type NewReport = Pick<Report, Exclude<Editable, 'latePeriods'> | 'project' | 'createdBy'> &
  Partial<Pick<Report, 'latePeriods'>>;
export type ReportChange = Partial<Pick<Report, Editable>>;

export class Reports {
  constructor(private readonly store: Store) {}

  /** @throws Problem `invalid-parameters`; `conflict` when the name is taken or the project is none */
  async create(fields: NewReport): Promise<Report> {
    check(fields);
    const now = this.store.now();
    const report = Object.assign(new Report(), {
      latePeriods: 0,
      ...fields,
      id: this.store.newId(),
      revision: 1,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    });
    await orConflict(this.store.insert(Report, report), taken);
    return report;
  }

  /** Also an archived one. @throws Problem `not-found` */
  async get(project: string, id: string): Promise<Report> {
    const report = await this.store.rows(Report).findOneBy({ project, id });
    if (!report) throw new Problem('not-found', 'there is no such report in this project');
    return report;
  }

  /** The report of that name which is not archived. */
  async findByName(project: string, name: string): Promise<Report | undefined> {
    const query = this.active(project).andWhere('report.name = :name', { name });
    return (await query.getOne()) ?? undefined;
  }

  /** Those that are not archived, newest first. */
  list(project: string, request: PageRequest = {}): Promise<Page<Report>> {
    return paged(this.active(project), request);
  }

  /** Every enabled report with a cron line, of all projects, oldest first: what the scheduler looks after. */
  listScheduled(): Promise<Report[]> {
    return this.store
      .rows(Report)
      .createQueryBuilder('report')
      .where('report.archivedAt is null and report.cron is not null and report.enabled = :enabled', {
        enabled: true,
      })
      .orderBy('report.id', 'ASC')
      .getMany();
  }

  /**
   * Changes the report that its editor saw at `revision`.
   * @throws Problem `not-found`; `invalid-parameters`; `conflict` when it was changed since, or the name is taken
   */
  async update(project: string, id: string, revision: number, change: ReportChange): Promise<Report> {
    check(change);
    const { name, blocks, period, comparison, latePeriods, cron } = change;
    const { timeZone, language, channels, enabled, definitionHash } = change;
    const set = {
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
      definitionHash,
    };
    const changed = await orConflict(
      this.store.change(
        Report,
        { ...set, revision: () => 'revision + 1', updatedAt: this.store.now() },
        'id = :id and project = :project and revision = :revision and archived_at is null',
        { id, project, revision },
      ),
      taken,
    );
    const report = await this.get(project, id);
    if (!changed) throw Problem.because('conflict', 'changed-since', changedSince(report));
    return report;
  }

  /** Takes it out of lists and schedules; its runs stay. Archiving twice changes nothing. @throws Problem `not-found` */
  async archive(project: string, id: string): Promise<Report> {
    const now = this.store.now();
    const where = 'id = :id and project = :project and archived_at is null';
    const set = { archivedAt: now, updatedAt: now, revision: () => 'revision + 1' };
    await this.store.change(Report, set, where, { id, project });
    return this.get(project, id);
  }

  private active(project: string) {
    return this.store
      .rows(Report)
      .createQueryBuilder('report')
      .where('report.project = :project and report.archivedAt is null', { project });
  }
}

const taken = 'there is a report of this name in the project already';

function changedSince({ revision, archivedAt }: Report): string {
  return archivedAt
    ? 'the report is archived'
    : `the report was changed in the meantime: it is at revision ${revision} now`;
}

function check({ name, timeZone }: ReportChange): void {
  if (name !== undefined) checkText('name', name, 200);
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw invalid('timeZone', 'must be an IANA time zone such as Europe/Berlin');
  }
}
