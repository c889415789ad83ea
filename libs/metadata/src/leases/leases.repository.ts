import type { Store } from '../store/store.js';
import { Lease } from './lease.entity.js';

const never = new Date(0);

/** One scheduler acts at a time. Every step is one conditional statement, so two processes never both succeed. */
export class Leases {
  constructor(private readonly store: Store) {}

  /** The lease, when nobody else holds it; a holder that asks again before the end gets it with a new token. */
  async acquire(name: string, holder: string, milliseconds: number): Promise<Lease | undefined> {
    await this.store.insertMissing(Lease, [{ name, holder: '', token: 0, expiresAt: never }]);
    const now = this.store.now();
    const set = { holder, token: () => 'token + 1', expiresAt: later(now, milliseconds) };
    const where = 'name = :name and (expires_at <= :now or holder = :holder)';
    if (!(await this.store.change(Lease, set, where, { name, now, holder }))) return undefined;
    return (await this.store.rows(Lease).findOneBy({ name, holder })) ?? undefined;
  }

  /** The lease with a later end, or `undefined` when it has run out or passed to someone else. */
  async renew({ name, holder, token }: Lease, milliseconds: number): Promise<Lease | undefined> {
    const now = this.store.now();
    const expiresAt = later(now, milliseconds);
    const where = 'name = :name and holder = :holder and token = :token and expires_at > :now';
    const renewed = await this.store.change(Lease, { expiresAt }, where, { name, holder, token, now });
    return renewed ? Object.assign(new Lease(), { name, holder, token, expiresAt }) : undefined;
  }

  /** Whether the lease holds at this moment: asked before every step with an effect outside. */
  async holds({ name, holder, token }: Lease): Promise<boolean> {
    const lease = await this.store.rows(Lease).findOneBy({ name, holder, token });
    return lease !== null && lease.expiresAt > this.store.now();
  }

  /** Lets the next one in at once; without effect when it has passed on. */
  async release({ name, holder, token }: Lease): Promise<void> {
    const where = 'name = :name and holder = :holder and token = :token';
    await this.store.change(Lease, { expiresAt: never }, where, { name, holder, token });
  }
}

function later(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}
