import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '#core';
import { Clientele } from '#runtime';

type Row = Record<string, unknown>;

/** Customers as the dashboard shows them; every figure comes from the analyses. */
@Injectable()
export class CustomersService {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  /** A page of the customers that `search` finds. */
  async list(projectName: string, search: string, limit: number, offset: number) {
    const project = await this.clientele.analysisProject(projectName);
    const { rows, rowCount, truncated } = await this.clientele.analyses.run(
      'customers',
      { search, limit, offset },
      project,
    );
    return { customers: rows, total: rowCount, next_cursor: truncated ? String(offset + limit) : null };
  }

  /** @throws Problem `not-found` */
  async one(projectName: string, customerId: string) {
    const project = await this.clientele.analysisProject(projectName);
    const profile = await this.profile(projectName, customerId);
    // The id that was asked for may be one that was merged into another.
    const known = String(profile['customerId']);
    const { orders, net, firstOrderAt, lastOrderAt, averageOrder, refunds, events, lastSeenAt, ...record } =
      profile;
    return {
      customer: { ...record, consent: parsed(record['consent']), attributes: parsed(record['attributes']) },
      facts: { orders, net, firstOrderAt, lastOrderAt, averageOrder, refunds, events, lastSeenAt },
      rfm: await this.scores(projectName, known),
      identifiers: await this.identifiers(projectName, customerId),
      audiences: await this.clientele.audiences.members.ofCustomer(project, known),
    };
  }

  /** The record and what the orders say. @throws Problem `not-found` */
  async profile(projectName: string, customerId: string): Promise<Row> {
    const project = await this.clientele.analysisProject(projectName);
    const { rows } = await this.clientele.analyses.run('customer', { customerId }, project);
    if (!rows[0]) throw new Problem('not-found', 'There is no such customer');
    return rows[0];
  }

  /** The ids that the customer is known by, its own first. */
  async identifiers(projectName: string, customerId: string): Promise<readonly Row[]> {
    const project = await this.clientele.analysisProject(projectName);
    const level = 'identifiers';
    return (await this.clientele.analyses.run('customer', { customerId, level }, project)).rows;
  }

  async timeline(projectName: string, customerId: string, limit: number, offset: number) {
    const project = await this.clientele.analysisProject(projectName);
    const { rows, truncated } = await this.clientele.analyses.run(
      'customer',
      { customerId, level: 'timeline', limit, offset },
      project,
    );
    const entries = rows.map((row: Row) => ({ ...row, details: parsed(row['details']) }));
    return { entries, next_cursor: truncated ? String(offset + limit) : null };
  }

  /** The customer's row of the segmentation, or null for one who never ordered. */
  private async scores(projectName: string, customerId: string): Promise<Row | null> {
    const project = await this.clientele.analysisProject(projectName);
    const { sql, params } = await this.clientele.analyses.question('rfm', { level: 'customers' }, project);
    const { rows } = await project.warehouse.rows<Row>({
      sql: `select * from (\n${sql}\n) where "customerId" = {wanted_customer:String} limit 1`,
      params: { ...params, wanted_customer: customerId },
    });
    return rows[0] ?? null;
  }
}

function parsed(text: unknown): unknown {
  return typeof text === 'string' && text !== '' ? (JSON.parse(text) as unknown) : {};
}
