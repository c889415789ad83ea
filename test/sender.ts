import { setTimeout as sleep } from 'node:timers/promises';

/** Where a sender sends to; a server that is started again has another address. */
export interface Target {
  url(): string;
  key: string;
}

const tables = ['orders', 'events'] as const;
type SentTable = (typeof tables)[number];

export type Counts = Record<'received' | 'stored' | 'duplicate' | 'rejected' | 'waiting', number>;

const rowOf: Record<SentTable, (id: string) => object> = {
  orders: (id) => ({
    orderId: id,
    customerId: `c-${id}`,
    orderedAt: '2026-01-01T00:00:00Z',
    currency: 'EUR',
    gross: '1.00',
  }),
  events: (id) => ({
    eventId: id,
    name: 'product_viewed',
    occurredAt: '2026-01-01T00:00:00Z',
    customerId: `c-${id}`,
  }),
};

/**
 * Sends orders and events as a shop does, one batch after the other and each until it is answered, and remembers what was
 * acknowledged: nothing of it may ever be lost or doubled.
 */
export class Sender {
  readonly acknowledged: Record<SentTable, Set<string>> = { orders: new Set(), events: new Set() };
  /** Rows of batches that were answered, and of all that were sent. */
  readonly answered: Record<SentTable, number> = { orders: 0, events: 0 };
  readonly sent: Record<SentTable, number> = { orders: 0, events: 0 };
  /** How often each status was answered; 0: no answer. */
  readonly statuses = new Map<number, number>();
  readonly retryAfter = new Set<string | null>();

  constructor(
    private readonly target: Target,
    private readonly batch = 20,
  ) {}

  /** Sends batches whose ids begin with `prefix` until told to stop; the last one may stay without an answer. */
  async run(prefix: string, isOver: () => boolean, pause = 0): Promise<void> {
    for (let number = 0; !isOver(); number++) {
      const ids = Array.from({ length: this.batch }, (_, index) => `${prefix}-${number}-${index}`);
      for (const table of tables) {
        while (!(await this.post(table, ids)) && !isOver()) await sleep(20);
      }
      await sleep(pause);
    }
  }

  /** Runs while `fault` does. */
  async during(prefix: string, fault: () => Promise<void>, pause = 0): Promise<void> {
    let isOver = false;
    const running = this.run(prefix, () => isOver, pause);
    try {
      await fault();
    } finally {
      isOver = true;
      await running;
    }
  }

  /** Whether the rows were acknowledged. */
  async post(table: SentTable, ids: readonly string[]): Promise<boolean> {
    this.sent[table] += ids.length;
    const answer = await fetch(`${this.target.url()}/v1/${table}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.target.key}` },
      body: JSON.stringify(ids.map(rowOf[table])),
      signal: AbortSignal.timeout(20_000),
    }).catch(() => undefined);
    const status = answer?.status ?? 0;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (status === 429) this.retryAfter.add(answer!.headers.get('retry-after'));
    const body = (await answer?.json().catch(() => undefined)) as { accepted?: number } | undefined;
    if (status !== 202 || body?.accepted !== ids.length) return false;
    this.answered[table] += ids.length;
    for (const id of ids) this.acknowledged[table].add(id);
    return true;
  }

  async ledger(): Promise<Record<SentTable, Counts>> {
    let answer: Response;
    for (let tries = 0; ; tries++) {
      answer = await fetch(`${this.target.url()}/v1/ingestion`, {
        headers: { authorization: `Bearer ${this.target.key}` },
      });
      // A server with too much to do says when to come again.
      if (answer.status !== 429 || tries === 20) break;
      await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1000);
    }
    if (answer.status !== 200) throw new Error(`the ledger was answered with ${answer.status}`);
    return ((await answer.json()) as { tables: Record<SentTable, Counts> }).tables;
  }

  /** What is wrong with the ledger at this moment, beside what is stored: nothing, it is hoped. */
  async ledgerFaults(): Promise<string[]> {
    const floor = { ...this.answered };
    const ledger = await this.ledger();
    return tables.flatMap((table) => {
      const { received, stored, duplicate, rejected, waiting } = ledger[table];
      const faults: string[] = [];
      if (received !== stored + duplicate + rejected + waiting) faults.push(`${table} does not add up`);
      if (received < floor[table])
        faults.push(`${table}: ${received} received, ${floor[table]} acknowledged`);
      if (received > this.sent[table])
        faults.push(`${table}: ${received} received, ${this.sent[table]} sent`);
      return faults;
    });
  }

  /** Waits until nothing is on its way to the warehouse; resolves to the milliseconds that it took. */
  async settled(milliseconds = 30_000): Promise<number> {
    const begin = performance.now();
    for (;;) {
      const ledger = await this.ledger().catch((error: Error) => error);
      const took = performance.now() - begin;
      const isRead = !(ledger instanceof Error);
      if (isRead && tables.every((table) => ledger[table].waiting === 0)) return took;
      if (took > milliseconds) {
        const seen = isRead ? tables.map((table) => `${ledger[table].waiting} ${table}`) : ledger.message;
        throw new Error(`still waiting after ${milliseconds} ms: ${String(seen)}`);
      }
      await sleep(50);
    }
  }

  /** What was lost or doubled, by the ids that can be read, one for each row. */
  compare(table: SentTable, readable: readonly string[]): { lost: string[]; doubled: string[] } {
    const found = new Set<string>();
    const doubled = readable.filter((id) => found.size === found.add(id).size);
    return { lost: [...this.acknowledged[table]].filter((id) => !found.has(id)), doubled };
  }
}
