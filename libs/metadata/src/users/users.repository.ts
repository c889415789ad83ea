import { Problem } from '#core';
import { checkOneOf, checkText, invalid, orConflict } from '../store/checks.js';
import { paged, type Page, type PageRequest } from '../store/paging.js';
import type { Store } from '../store/store.js';
import { hashPassword, isPassword } from './passwords.js';
import { roles, themes, User, type Role, type Theme } from './user.entity.js';

export interface NewUser {
  email: string;
  role: Role;
  name?: string | null;
  /** Left out for someone who signs in by links only. */
  password?: string;
  language?: string;
  theme?: Theme;
}

export type UserChange = Partial<Pick<User, 'name' | 'role' | 'language' | 'theme'>>;

/** A user as shown: without the password's hash. */
export type UserRecord = Omit<User, 'passwordHash'> & { hasPassword: boolean };

/** Holds for a row of users when it is not an admin, or when another one is left. */
const anotherAdmin = `(role <> 'admin' or exists (
  select 1 from users other where other.role = 'admin' and other.disabled_at is null and other.id <> users.id))`;

export class Users {
  constructor(private readonly store: Store) {}

  /** @throws Problem `invalid-parameters`; `conflict` when the address is taken */
  async create({ password, ...fields }: NewUser): Promise<UserRecord> {
    const { role, name = null, language = 'en', theme = 'system' } = fields;
    check({ name, role, language, theme });
    const user = Object.assign(new User(), {
      id: this.store.newId(),
      email: normalEmail(fields.email),
      name,
      passwordHash: password === undefined ? null : await hashPassword(password),
      role,
      language,
      theme,
      createdAt: this.store.now(),
      disabledAt: null,
    });
    await orConflict(this.store.insert(User, user), 'there is a user with this e-mail address already');
    return shown(user);
  }

  async find(id: string): Promise<UserRecord | undefined> {
    const user = await this.store.rows(User).findOneBy({ id });
    return user ? shown(user) : undefined;
  }

  async findByEmail(email: string): Promise<UserRecord | undefined> {
    const user = await this.store.rows(User).findOneBy({ email: email.trim().toLowerCase() });
    return user ? shown(user) : undefined;
  }

  /** @throws Problem `not-found` */
  async get(id: string): Promise<UserRecord> {
    const user = await this.find(id);
    if (!user) throw new Problem('not-found', 'there is no such user');
    return user;
  }

  count(): Promise<number> {
    return this.store.rows(User).count();
  }

  async list(request: PageRequest = {}): Promise<Page<UserRecord>> {
    const page = await paged(this.store.rows(User).createQueryBuilder('user'), request);
    return { ...page, items: page.items.map(shown) };
  }

  /** @throws Problem `not-found`, `invalid-parameters`; `conflict` when nobody would be left who is admin */
  async update(id: string, change: UserChange): Promise<UserRecord> {
    const { name, role, language, theme } = change;
    check(change);
    await this.get(id);
    if (Object.values({ name, role, language, theme }).some((value) => value !== undefined)) {
      const guard = role === undefined || role === 'admin' ? '1 = 1' : anotherAdmin;
      const set = { name, role, language, theme };
      if (!(await this.store.change(User, set, `id = :id and ${guard}`, { id }))) throw lastAdmin();
    }
    return this.get(id);
  }

  /** @throws Problem `not-found`, `invalid-parameters` */
  async setPassword(id: string, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    if (!(await this.store.change(User, { passwordHash }, 'id = :id', { id }))) await this.get(id);
  }

  /** The user of this address and password; `undefined`, and as late, when one of them is wrong or the user is disabled. */
  async authenticate(email: string, password: string): Promise<UserRecord | undefined> {
    const user = await this.store.rows(User).findOneBy({ email: email.trim().toLowerCase() });
    const matches = await isPassword(user?.passwordHash, password);
    return user && matches && !user.disabledAt ? shown(user) : undefined;
  }

  /** @throws Problem `not-found`; `conflict` when nobody would be left who is admin */
  async disable(id: string): Promise<UserRecord> {
    const set = { disabledAt: this.store.now() };
    const where = `id = :id and disabled_at is null and ${anotherAdmin}`;
    const changed = await this.store.change(User, set, where, { id });
    const user = await this.get(id);
    if (!changed && !user.disabledAt) throw lastAdmin();
    return user;
  }

  /** @throws Problem `not-found` */
  async enable(id: string): Promise<UserRecord> {
    await this.store.change(User, { disabledAt: null }, 'id = :id', { id });
    return this.get(id);
  }
}

function normalEmail(email: string): string {
  const normal = email.trim().toLowerCase();
  if (normal.length > 254 || !/^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(normal)) {
    throw invalid('email', 'must be an e-mail address');
  }
  return normal;
}

function check({ name, role, language, theme }: UserChange): void {
  if (typeof name === 'string') checkText('name', name, 200);
  if (role !== undefined) checkOneOf('role', role, roles);
  if (theme !== undefined) checkOneOf('theme', theme, themes);
  if (language !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(language)) {
    throw invalid('language', 'must be a language tag such as en or zh-CN');
  }
}

function lastAdmin(): Problem {
  return Problem.because('conflict', 'last-admin', 'this is the last admin: make someone else admin first');
}

function shown({ passwordHash, ...rest }: User): UserRecord {
  return { ...rest, hasPassword: passwordHash !== null };
}
