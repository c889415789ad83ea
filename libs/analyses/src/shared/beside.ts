import { toParam, type ProjectWarehouse } from '#warehouse';
import type { Plan } from './analysis.js';
import type { Warning } from './envelope.js';
import { staleNotices } from './stale.js';
import { unratedNotices, type Unrated } from './unrated.js';

interface Seen {
  readonly watermark: string;
  /** Rows of any version; the newest ones are looked at where there are some. */
  readonly unrated: string;
  /** The time of the newest order before the moment that was asked about. */
  readonly newest_order: string;
}

const seenSql = `select
    greatest(
        (select max(ingested_at) from orders),
        (select max(ingested_at) from refunds),
        (select max(ingested_at) from events)
    ) as watermark,
    (select count() from orders where exchange_rate = 0) + (select count() from refunds where exchange_rate = 0) as unrated,
    toUnixTimestamp64Milli((select max(ordered_at) from orders where ordered_at < {moment:DateTime64(3, 'UTC')})) as newest_order`;

/** What is said beside the rows of any answer, asked once for an answer and the one that it is compared with. */
export class Beside {
  private asked?: Promise<Seen>;
  private found?: Promise<readonly Unrated[]>;

  /** `moments`: the instants that the answers are for. */
  constructor(
    private readonly warehouse: ProjectWarehouse,
    private readonly moments: readonly Date[],
    private readonly signal?: AbortSignal,
  ) {}

  /** When the newest row of the project came in; null before the first. */
  async watermark(): Promise<string | null> {
    const { watermark } = await this.seen();
    return watermark.startsWith('1970-01-01') ? null : watermark.replace(' ', 'T').replace(/Z?$/, 'Z');
  }

  /** What the answer for a moment leaves out for want of an exchange rate. */
  async unrated({ unrated }: Plan, moment: Date): Promise<Warning[]> {
    if (unrated === undefined || (await this.seen()).unrated === '0') return [];
    return unratedNotices(await this.find(unrated), this.moments.indexOf(moment));
  }

  /** That there was no order for long before the first moment. */
  async stale({ looksFrom }: Plan, moment: Date, timeZone: string): Promise<Warning[]> {
    if (!looksFrom || moment !== this.moments[0]) return [];
    return staleNotices(new Date(Number((await this.seen()).newest_order)), looksFrom, timeZone);
  }

  private seen(): Promise<Seen> {
    const params = { moment: toParam(this.moments[0]!) };
    return (this.asked ??= this.rows<Seen>(seenSql, params).then(([seen]) => seen!));
  }

  private find(sql: string): Promise<readonly Unrated[]> {
    return (this.found ??= this.rows<Unrated>(sql, { moments: this.moments.map(toParam) }));
  }

  private async rows<Row>(sql: string, params: Record<string, string | readonly string[]>): Promise<Row[]> {
    const { rows } = await this.warehouse.rows<Row>({ sql, params }, { signal: this.signal });
    return rows;
  }
}
