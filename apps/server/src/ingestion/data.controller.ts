import { Controller, Get, Inject, Query } from '@nestjs/common';
import { isTableName, tableNames } from '#ingestion';
import { Clientele } from '#runtime';
import { offsetRequest, wrongQuery } from '../http/page-request.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';

interface Freshness {
  table: string;
  rows: string;
  newest_ingested_at: string;
  newest_at: string;
}

/** What came in, what was not taken and why, and how fresh it is. */
@Controller('v1')
@NeedsScope('read')
export class DataController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get('ingestion')
  async ingestion(@Caller() { project }: Principal) {
    const warehouse = this.clientele.warehouse.project(project);
    const [status, freshness] = await Promise.all([
      this.clientele.ingestion.status(project),
      warehouse.rows<Freshness>({ sql: freshnessSql }),
    ]);
    const tables = Object.entries(status).map(([table, counts]) => {
      const fresh = freshness.rows.find((row) => row.table === table);
      const isEmpty = !fresh || fresh.rows === '0';
      return [
        table,
        {
          ...counts,
          rows: Number(fresh?.rows ?? 0),
          newestIngestedAt: isEmpty ? null : fresh.newest_ingested_at,
          newestAt: isEmpty ? null : fresh.newest_at,
        },
      ];
    });
    return { tables: Object.fromEntries(tables) as Record<string, unknown> };
  }

  @Get('rejected')
  async rejected(@Caller() { project, scopes }: Principal, @Query() query: Record<string, string>) {
    const { table = '', code = '', state = 'open' } = query;
    if (!['open', 'replayed', 'all'].includes(state)) {
      throw wrongQuery('state', 'must be open, replayed or all', 'not-allowed');
    }
    if (table !== '' && !isTableName(table))
      throw wrongQuery('table', `must be one of ${tableNames.join(', ')}`, 'not-allowed');
    const { limit, offset } = offsetRequest(query);
    const warehouse = this.clientele.warehouse.project(project);
    const filter = { table, code, state };
    const [rows, counts] = await Promise.all([
      warehouse.rows<Record<string, unknown>>({
        sql: rejectedSql,
        params: { ...filter, rows: limit + 1, passed: offset },
      }),
      warehouse.rows<{ table: string; code: string; count: string }>({ sql: countsSql }),
    ]);
    // What was sent may hold personal data: it is for those who may export.
    const mayRead = scopes.includes('export');
    const shown = rows.rows.slice(0, limit).map(({ raw, ...row }) => (mayRead ? { ...row, raw } : row));
    return {
      rejected: shown,
      counts: counts.rows.map((row) => ({ ...row, count: Number(row.count) })),
      next_cursor: rows.rows.length > limit ? String(offset + limit) : null,
    };
  }
}

const freshnessSql = `
    select 'orders' as table, count() as rows, max(ingested_at) as newest_ingested_at, max(ordered_at) as newest_at
    from orders final
    union all
    select 'refunds', count(), max(ingested_at), max(refunded_at)
    from refunds final
    union all
    select 'events', count(), max(ingested_at), max(occurred_at)
    from events
    union all
    select 'customers', count(), max(ingested_at), max(updated_at)
    from customers final
    union all
    select 'products', count(), max(ingested_at), max(updated_at)
    from products final
    union all
    select 'spend', count(), max(ingested_at), toDateTime64(max(day), 3, 'UTC')
    from spend final`;

const rejectedSql = `
    select id, table, received_at as at, code, path, message, origin, replayed_at as "replayedAt", raw
    from rejected_rows final
    where ({state:String} = 'all' or ({state:String} = 'open') = isNull(replayed_at))
        and ({table:String} = '' or table = {table:String})
        and ({code:String} = '' or code = {code:String})
    order by received_at desc, id
    limit {rows:UInt32} offset {passed:UInt32}`;

const countsSql = `
    select table, toString(code) as code, count() as count
    from rejected_rows final
    where replayed_at is null
    group by table, code
    order by count() desc, table, code`;
