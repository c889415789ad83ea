import { IsNull } from 'typeorm';
import type { Store } from '../store/store.js';
import { hashOfToken, newToken } from '../store/tokens.js';
import type { UserRecord, Users } from '../users/users.repository.js';
import { Session } from './session.entity.js';

const minute = 60_000;
const idleMilliseconds = 12 * 60 * minute;
const absoluteMilliseconds = 14 * 24 * 60 * minute;

/** A session as shown: without the token's hash. */
export type SessionRecord = Omit<Session, 'tokenHash'>;

export class Sessions {
  constructor(
    private readonly store: Store,
    private readonly users: Users,
  ) {}

  /**
   * Signs a user in for 12 hours without use and 14 days at the most. `token` goes into the cookie and is not kept.
   * @throws Problem `not-found` when there is no such user
   */
  async create(userId: string): Promise<{ token: string; session: SessionRecord }> {
    await this.users.get(userId);
    const { token, hash } = newToken();
    const now = this.store.now();
    const session = Object.assign(new Session(), {
      id: this.store.newId(),
      userId,
      tokenHash: hash,
      csrfToken: newToken().token,
      createdAt: now,
      idleExpiresAt: later(now, idleMilliseconds),
      expiresAt: later(now, absoluteMilliseconds),
      revokedAt: null,
    });
    await this.store.insert(Session, session);
    return { token, session: shown(session) };
  }

  /** Who holds this token; `undefined` when it is forged, expired or revoked or the user was disabled. Counts as use. */
  async verify(token: string): Promise<{ session: SessionRecord; user: UserRecord } | undefined> {
    const tokenHash = hashOfToken(token);
    if (tokenHash === undefined) return undefined;
    const session = await this.store.rows(Session).findOneBy({ tokenHash, revokedAt: IsNull() });
    const now = this.store.now();
    if (!session || session.expiresAt <= now || session.idleExpiresAt <= now) return undefined;
    const user = await this.users.find(session.userId);
    if (!user || user.disabledAt) return undefined;
    await this.noteUse(session, now);
    return { session: shown(session), user };
  }

  /** Signs out. */
  async revoke(id: string): Promise<void> {
    const set = { revokedAt: this.store.now() };
    await this.store.change(Session, set, 'id = :id and revoked_at is null', { id });
  }

  /** Signs the user out everywhere, but for the session `except`: after a change of password or role. Returns how many. */
  revokeAll(userId: string, except = ''): Promise<number> {
    const where = 'user_id = :userId and id <> :except and revoked_at is null';
    return this.store.change(Session, { revokedAt: this.store.now() }, where, { userId, except });
  }

  /** Forgets the sessions that ended before `before`. */
  async prune(before: Date): Promise<void> {
    await this.store
      .rows(Session)
      .createQueryBuilder()
      .delete()
      .where('expires_at < :before or idle_expires_at < :before or revoked_at < :before', {
        before: before.toISOString(),
      })
      .execute();
  }

  /** Written once a minute at the most, so that a page of many requests costs one write. */
  private async noteUse(session: Session, now: Date): Promise<void> {
    const idleExpiresAt = later(now, idleMilliseconds);
    if (idleExpiresAt.getTime() - session.idleExpiresAt.getTime() < minute) return;
    session.idleExpiresAt = idleExpiresAt;
    const where = 'id = :id and revoked_at is null';
    await this.store.change(Session, { idleExpiresAt }, where, { id: session.id });
  }
}

function later(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}

function shown({ tokenHash: _tokenHash, ...rest }: Session): SessionRecord {
  return rest;
}
