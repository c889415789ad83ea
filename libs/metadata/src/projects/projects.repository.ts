import { isCurrency, isProjectName, isTimeZone, Problem } from '#core';
import { IsNull } from 'typeorm';
import { checkText, invalid } from '../store/checks.js';
import type { Store } from '../store/store.js';
import { Project } from './project.entity.js';

export interface NewProject {
  name: string;
  /** Defaults to the name. */
  title?: string;
  /** ISO 4217; left open when the first order that names one shall tell it. */
  currency?: string | null;
  /** IANA zone, default UTC. */
  timeZone?: string;
}

export type ProjectChange = Partial<Pick<Project, 'title' | 'currency' | 'timeZone' | 'identity'>>;

export class Projects {
  constructor(private readonly store: Store) {}

  find(name: string): Promise<Project | null> {
    return this.store.rows(Project).findOneBy({ name });
  }

  /** @throws Problem `unknown-project` that names it */
  async get(name: string): Promise<Project> {
    const project = await this.find(name);
    if (!project)
      throw new Problem('unknown-project', `there is no project ${JSON.stringify(name.slice(0, 60))}`);
    return project;
  }

  /** All projects in the order of their making. */
  list(): Promise<Project[]> {
    return this.store.rows(Project).find({ order: { createdAt: 'asc', name: 'asc' } });
  }

  /** @throws Problem `invalid-parameters`; `conflict` when the name is taken */
  async create(fields: NewProject): Promise<Project> {
    const project = this.fresh(fields);
    if (await this.find(project.name)) throw taken(project.name);
    await this.store.insert(Project, project);
    return project;
  }

  /** The project of that name, made when there is none; safe when several processes do so at once. */
  async ensure(fields: NewProject): Promise<Project> {
    await this.store.insertMissing(Project, [this.fresh(fields)]);
    return this.get(fields.name);
  }

  /** @throws Problem `unknown-project`, `invalid-parameters` */
  async update(name: string, change: ProjectChange): Promise<Project> {
    const { title, currency, timeZone, identity } = change;
    check({ title, currency, timeZone });
    await this.get(name);
    const fields = { title, currency, timeZone, identity };
    if (Object.values(fields).some((value) => value !== undefined)) {
      await this.store.rows(Project).update({ name }, fields);
    }
    return this.get(name);
  }

  /** Sets the currency when the project has none yet, and returns the one that counts: the first to come wins. */
  async setCurrencyIfUnset(name: string, currency: string): Promise<string> {
    check({ currency });
    await this.store.rows(Project).update({ name, currency: IsNull() }, { currency });
    return (await this.get(name)).currency ?? currency;
  }

  private fresh(fields: NewProject): Project {
    const { name, title = name, currency = null, timeZone = 'UTC' } = fields;
    if (!isProjectName(name)) {
      throw invalid(
        'name',
        'must begin with a letter and hold at most 48 small letters, digits, hyphens and underscores',
      );
    }
    check({ title, currency, timeZone });
    return Object.assign(new Project(), {
      ...{ name, title, currency, timeZone, identity: null },
      createdAt: this.store.now(),
    });
  }
}

function check({ title, currency, timeZone }: ProjectChange): void {
  if (title !== undefined) checkText('title', title, 200);
  if (currency !== undefined && currency !== null && !isCurrency(currency)) {
    throw invalid('currency', 'must be an ISO 4217 code such as EUR');
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw invalid('timeZone', 'must be an IANA time zone such as Europe/Berlin');
  }
}

function taken(name: string): Problem {
  return new Problem('conflict', `there is a project ${JSON.stringify(name)} already`);
}
