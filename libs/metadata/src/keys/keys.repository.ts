import { Problem, sha256 } from '#core';
import { timingSafeEqual } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { Projects } from '../projects/projects.repository.js';
import { checkText } from '../store/checks.js';
import type { Store } from '../store/store.js';
import { Key } from './key.entity.js';
import { newKey, prefixOf } from './key-format.js';
import { impliedScopes, parseScopes, type Scope } from './scopes.js';

export interface NewKey {
  project: string;
  scopes: readonly string[];
  name: string;
  expiresAt?: Date | null;
}

/** A key as it is shown: without its hash. */
export interface KeyRecord {
  id: string;
  project: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** What a valid key stands for. `scopes` holds the implied ones, too. */
export interface Grant {
  project: string;
  scopes: readonly Scope[];
  keyId: string;
}

/** How long a key that was found valid is believed without another look: the time in which a revocation elsewhere is seen. */
const believedMilliseconds = 3_000;
const usedMilliseconds = 10 * 60_000;
const remembered = 10_000;

interface Found {
  key: Key;
  grant: Grant;
}

interface Remembered {
  until: number;
  found: Promise<Found | undefined>;
}

export class Keys {
  private readonly cache = new Map<string, Remembered>();

  constructor(
    private readonly store: Store,
    private readonly projects: Projects,
  ) {}

  /**
   * Makes a key. `key` is shown this once and cannot be had again.
   * @throws Problem `unknown-project`, `invalid-parameters`
   */
  async create({
    project,
    scopes,
    name,
    expiresAt = null,
  }: NewKey): Promise<{ key: string; record: KeyRecord }> {
    const granted = parseScopes(scopes);
    checkText('name', name, 200);
    await this.projects.get(project);
    const { key, prefix } = newKey();
    const row = Object.assign(new Key(), {
      id: this.store.newId(),
      project,
      name,
      prefix,
      hash: sha256(key),
      scopes: granted.join(','),
      createdAt: this.store.now(),
      lastUsedAt: null,
      expiresAt,
      revokedAt: null,
    });
    await this.store.insert(Key, row);
    return { key, record: shown(row) };
  }

  /** What `text` grants, or `undefined` when it is no key, or one that is unknown, revoked or expired. */
  async verify(text: string): Promise<Grant | undefined> {
    const found = await this.lookUp(text);
    const now = this.store.now();
    if (!found || (found.key.expiresAt && found.key.expiresAt <= now)) return undefined;
    await this.noteUse(found.key, now);
    return found.grant;
  }

  /** The keys of a project, oldest first, the revoked ones among them. */
  async list(project: string): Promise<KeyRecord[]> {
    const keys = await this.store.rows(Key).find({ where: { project }, order: { id: 'asc' } });
    return keys.map(shown);
  }

  /**
   * Ends a key: at once in this process, within seconds in others. Revoking twice keeps the first time.
   * @throws Problem `not-found`
   */
  async revoke(project: string, id: string): Promise<KeyRecord> {
    const rows = this.store.rows(Key);
    await rows.update({ id, project, revokedAt: IsNull() }, { revokedAt: this.store.now() });
    this.cache.clear();
    const key = await rows.findOneBy({ id, project });
    if (!key) throw new Problem('not-found', 'there is no such key in this project');
    return shown(key);
  }

  /** One look into the store for all requests that come within the same seconds with the same key. */
  private lookUp(text: string): Promise<Found | undefined> {
    const now = performance.now();
    const hash = sha256(text);
    const known = this.cache.get(hash);
    if (known && known.until > now) return known.found;
    const prefix = prefixOf(text);
    if (prefix === undefined) return Promise.resolve(undefined);
    const found = this.load(prefix, hash);
    this.remember(hash, { until: now + believedMilliseconds, found });
    return found;
  }

  private async load(prefix: string, hash: string): Promise<Found | undefined> {
    try {
      const key = await this.store.rows(Key).findOneBy({ prefix, revokedAt: IsNull() });
      if (key && timingSafeEqual(Buffer.from(key.hash), Buffer.from(hash))) {
        const scopes = impliedScopes(key.scopes.split(',') as Scope[]);
        return { key, grant: Object.freeze({ project: key.project, scopes, keyId: key.id }) };
      }
      this.cache.delete(hash);
      return undefined;
    } catch (error) {
      this.cache.delete(hash);
      throw error;
    }
  }

  private remember(hash: string, entry: Remembered): void {
    this.cache.delete(hash);
    this.cache.set(hash, entry);
    if (this.cache.size > remembered) this.cache.delete(this.cache.keys().next().value!);
  }

  private async noteUse(key: Key, now: Date): Promise<void> {
    if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < usedMilliseconds) return;
    // Set before the write, so that requests at the same time do not write it again.
    key.lastUsedAt = now;
    await this.store.rows(Key).update({ id: key.id }, { lastUsedAt: now });
  }
}

function shown({ hash: _hash, scopes, ...rest }: Key): KeyRecord {
  return { ...rest, scopes: scopes.split(',') as Scope[] };
}
