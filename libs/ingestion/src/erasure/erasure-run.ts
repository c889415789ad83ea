import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '#core';
import type { ErasureRequest } from '#metadata';
import type { ProjectWarehouse } from '#warehouse';
import { countAgain, runsOf } from './audience-figures.js';
import { ErasedPerson, ErasedPersons } from './erased-person.js';
import type { ErasuresOptions } from './erasures.js';
import { FileErasure } from './file-erasure.js';
import { orderName } from './person-ids.js';
import { type PersonId, PersonTable } from './person-table.js';
import { rejectedOf } from './rejected-search.js';
import { eraseFromSpool, passLoads } from './spool-erasure.js';
import { statements } from './statements.js';
import { TableErasure } from './table-erasure.js';

/** After this every process of the home knows who is suppressed. */
const knownMilliseconds = 1_100;
const settleMilliseconds = 5_000;
/** Rows on their way are found in the second pass; more than a few mean that something is wrong. */
const mostPasses = 6;

/**
 * One run: some requests of one project, from the first to the last step. Every step may be repeated, so that a run that
 * was killed is simply begun again. Counts are noted before what they count is deleted.
 */
export class ErasureRun {
  private readonly people: ErasedPersons;
  private readonly tables: TableErasure;
  private readonly files: FileErasure;
  private readonly warehouse: ProjectWarehouse;
  private readonly counts = new Map<string, Record<string, number>>();
  private readonly ties: PersonId[] = [];

  constructor(
    private readonly options: ErasuresOptions,
    private readonly project: string,
    private readonly requests: readonly ErasureRequest[],
  ) {
    this.people = new ErasedPersons(requests.map((request) => new ErasedPerson(request)));
    this.warehouse = options.ingestion.warehouseOf(project);
    this.tables = new TableErasure(options.warehouse, this.warehouse);
    this.files = new FileErasure(options.home, project, this.warehouse);
    for (const { id, counts } of requests) this.counts.set(id, { ...counts });
  }

  /** @throws Problem `warehouse-unavailable`, `conflict` when it did not come to an end and is to be tried again */
  async run(): Promise<void> {
    await this.loadWaiting();
    await this.suppress();
    // Before the warehouse is asked: it may be away for long.
    await this.eraseWaiting();
    let left = 1;
    for (let pass = 0; left > 0; pass++) {
      if (pass === mostPasses) throw new Problem('conflict', 'rows of somebody who is erased keep coming');
      left = await PersonTable.use(this.warehouse, (table) => this.pass(table, pass));
    }
    await this.tables.purge();
    await this.finish();
  }

  /** Lets the warehouse have what waits, for a moment: the ties of visitors are looked up there. */
  private async loadWaiting(): Promise<void> {
    const { ingestion } = this.options;
    const { signal } = new AbortController();
    await ingestion.spool.rollAll();
    await Promise.race([
      ingestion.loaders.idle(),
      sleep(settleMilliseconds, undefined, { signal, ref: false }),
    ]);
  }

  private async pass(table: PersonTable, pass: number): Promise<number> {
    const before = this.people.persons.flatMap((person) => person.all()).length;
    await this.learn(table);
    await this.noteKeys(table);
    await this.learnOrders();
    if (this.people.persons.flatMap((person) => person.all()).length > before) {
      await this.suppress();
      await this.eraseWaiting();
    }
    if (pass === 0) await this.eraseKeptTexts();
    if (pass === 0) await this.eraseFiles();
    await this.noteRejected(table);
    await this.noteCounts();
    const runs = await runsOf(this.warehouse, this.people.erasures);
    const erased = await this.tables.erase(this.people.erasures);
    await countAgain(this.warehouse, this.options.metadata, runs);
    return erased;
  }

  private async learn(table: PersonTable): Promise<void> {
    const given = this.requests.map(({ id, customerId, anonymousId, source }): PersonId => {
      if (customerId !== '') return { erasure: id, kind: 'customer', value: customerId };
      if (anonymousId !== '') return { erasure: id, kind: 'visitor', value: anonymousId };
      return { erasure: id, kind: 'source', value: source };
    });
    // A request that names nobody must not mean all rows without a source.
    const named = given.filter(({ value }) => value !== '');
    await table.add([...named, ...this.learnt(), ...this.ties]);
    await table.run(statements.addShopPeople);
    await table.run(statements.addMerged);
    await table.run(statements.addAddresses);
    await table.run(statements.addWords);
    await table.run(statements.addVisitors);
    const known = await table.known();
    for (const person of this.people.persons) person.learn(known);
  }

  /** What an earlier pass found out, and whose rows may be gone by now. */
  private learnt(): PersonId[] {
    return this.people.persons.flatMap((person) =>
      person.all().flatMap(({ kind, id }): PersonId[] => {
        if (kind === 'order') return [];
        return [{ erasure: person.erasure, kind: kind === 'customer' ? 'address' : 'tied', value: id }];
      }),
    );
  }

  private async noteKeys(table: PersonTable): Promise<void> {
    const { erasures } = this.people;
    await table.run(statements.notePersons, erasures);
    await table.run(statements.noteOrders, erasures);
    await table.run(statements.noteRefunds, erasures);
    await table.run(statements.noteEvents, erasures);
    if (this.requests.some(({ anonymousId }) => anonymousId !== '')) {
      await table.run(statements.noteVisitedEvents, erasures);
    }
  }

  /** Refunds can come that name an order and nobody: so its id is suppressed, too. */
  private async learnOrders(): Promise<void> {
    const { rows } = await this.warehouse.rows<{ erasure: string; source: string; order_id: string }>({
      sql: statements.orderNames,
      params: { erasures: this.people.erasures },
    });
    const byErasure = new Map(this.people.persons.map((person) => [person.erasure, person]));
    for (const { erasure, source, order_id } of rows)
      byErasure.get(erasure)?.learnOrder(orderName(source, order_id));
  }

  private async noteRejected(table: PersonTable): Promise<void> {
    await table.add(await rejectedOf(table, this.people));
    await table.run(statements.noteRejected);
  }

  /** Rows of a shop may come again when it is connected again; those of a person may not. */
  private async suppress(): Promise<void> {
    const persons = this.people.persons.filter(({ source }) => source === '');
    await this.options.ingestion.erased(this.project).add(persons.flatMap((person) => person.all()));
    await sleep(knownMilliseconds);
  }

  private async eraseWaiting(): Promise<void> {
    const { spool } = this.options.ingestion;
    const screened = this.people.persons.map((person) => ({ person, count: 0, visitors: new Set<string>() }));
    const people = screened.map((one) => ({
      ids: one.person,
      words: one.person.mentions(),
      onErased(visitor: string) {
        one.count += 1;
        if (visitor !== '') one.visitors.add(visitor);
      },
    }));
    await eraseFromSpool(spool, this.project, people);
    for (const { person, count, visitors } of screened) {
      const { erasure } = person;
      await this.add(erasure, 'spool', count);
      for (const value of visitors) this.ties.push({ erasure, kind: 'tie', value });
    }
    await passLoads(spool, this.project);
  }

  /** What people wrote down: rules of audiences, blocks of reports, saved views. */
  private async eraseKeptTexts(): Promise<void> {
    for (const person of this.people.persons) {
      const mentions = person.mentions();
      const counts = await this.options.metadata.keptTexts.redact(this.project, {
        isIn: (text) => mentions.in(text),
        redacted(text) {
          const bytes = Buffer.from(text);
          return mentions.mask(bytes) > 0 ? bytes.toString() : text;
        },
      });
      for (const [name, count] of Object.entries(counts)) await this.add(person.erasure, name, count);
    }
  }

  private async eraseFiles(): Promise<void> {
    for (const person of this.people.persons) {
      for (const [name, count] of Object.entries(await this.files.erase(person))) {
        await this.add(person.erasure, name, count);
      }
    }
  }

  private async noteCounts(): Promise<void> {
    for (const { erasure } of this.people.persons) {
      const counts = this.counts.get(erasure)!;
      for (const [table, count] of Object.entries(await this.tables.counts(erasure))) {
        counts[table] = Math.max(counts[table] ?? 0, count);
      }
      await this.options.metadata.erasureRequests.count(erasure, counts);
    }
  }

  private async add(erasure: string, name: string, count: number): Promise<void> {
    const counts = this.counts.get(erasure)!;
    if (count === 0) return;
    counts[name] = (counts[name] ?? 0) + count;
    await this.options.metadata.erasureRequests.count(erasure, counts);
  }

  private async finish(): Promise<void> {
    const { metadata, ingestion } = this.options;
    // A visitor who was the person's may be another one's.
    await ingestion.identity(this.project).rebuild();
    await this.tables.forgetKeys(this.people.erasures);
    for (const person of this.people.persons) {
      // Last of all: queries that failed meanwhile stand in the engine's log.
      await this.files.eraseLogs(person);
      await metadata.erasureRequests.closeDisclosures(this.project, person.customers());
      await metadata.erasureRequests.done(this.project, person.erasure);
    }
  }
}
