import { IsNull } from 'typeorm';
import type { Store } from '../store/store.js';
import { hashOfToken, newToken } from '../store/tokens.js';
import type { Users } from '../users/users.repository.js';
import { SignInLink } from './sign-in-link.entity.js';

const lifeMilliseconds = 15 * 60_000;

/** Whom a link signs in; `userId` is null when its holder becomes the first user. */
export interface LinkHolder {
  userId: string | null;
}

/** Holds for a row of sign_in_links that can be used at `:now`; a first user's link only while there is no user. */
const usable = `token_hash = :tokenHash and consumed_at is null and expires_at > :now
  and (user_id is not null or not exists (select 1 from users))`;

export class SignInLinks {
  constructor(
    private readonly store: Store,
    private readonly users: Users,
  ) {}

  /**
   * The token of a link that signs `userId` in once within 15 minutes.
   * @throws Problem `not-found` when there is no such user
   */
  async create(userId: string): Promise<string> {
    await this.users.get(userId);
    return this.insert(userId);
  }

  /** The token of a link that makes the first user, within 15 minutes; older such links end. `undefined` when there are users. */
  async createForFirstUser(): Promise<string | undefined> {
    if ((await this.users.count()) > 0) return undefined;
    const set = { consumedAt: this.store.now() };
    await this.store.change(SignInLink, set, 'user_id is null and consumed_at is null', {});
    return this.insert(null);
  }

  /** Whom the link would sign in, without using it up; `undefined` when it cannot be used. */
  async find(token: string): Promise<LinkHolder | undefined> {
    const tokenHash = hashOfToken(token);
    if (tokenHash === undefined) return undefined;
    const link = await this.store.rows(SignInLink).findOneBy({ tokenHash, consumedAt: IsNull() });
    if (!link || link.expiresAt <= this.store.now()) return undefined;
    if (link.userId === null && (await this.users.count()) > 0) return undefined;
    return { userId: link.userId };
  }

  /** Uses the link up. Of any number of attempts at the same time, one gets the holder and the others `undefined`. */
  async consume(token: string): Promise<LinkHolder | undefined> {
    const tokenHash = hashOfToken(token);
    if (tokenHash === undefined) return undefined;
    const now = this.store.now();
    const used = await this.store.change(SignInLink, { consumedAt: now }, usable, { tokenHash, now });
    if (!used) return undefined;
    const { userId } = await this.store.rows(SignInLink).findOneByOrFail({ tokenHash });
    return { userId };
  }

  private async insert(userId: string | null): Promise<string> {
    const { token, hash } = newToken();
    const now = this.store.now();
    await this.store.insert(SignInLink, {
      tokenHash: hash,
      userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifeMilliseconds),
      consumedAt: null,
    });
    return token;
  }
}
