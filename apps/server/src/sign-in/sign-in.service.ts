import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '#core';
import type { SessionRecord, UserRecord } from '#metadata';
import { Clientele } from '#runtime';
import type { LinkBody, MeBody } from './sign-in.bodies.js';

/** What the dashboard knows of the one who is signed in. */
export interface SessionView {
  user: Pick<UserRecord, 'id' | 'email' | 'name' | 'role' | 'language' | 'theme'>;
  projects: { name: string; title: string; currency: string | null; timeZone: string }[];
  csrfToken: string;
}

export interface SignedIn {
  token: string;
  view: SessionView;
}

/** Signing in by password or one-time link. Every failure reads the same: nobody learns which addresses exist. */
@Injectable()
export class SignInService {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  async byPassword(email: string, password: string): Promise<SignedIn> {
    const user = await this.clientele.metadata.users.authenticate(email, password);
    if (!user)
      throw Problem.because(
        'unauthorized',
        'wrong-credentials',
        'The e-mail address or the password is wrong',
      );
    return this.start(user);
  }

  /** A link of a known user signs in; a first user's link asks for address and password before it is used up. */
  async byLink({ token, email, password, name }: LinkBody): Promise<SignedIn | { needs: string[] }> {
    const { users, signInLinks } = this.clientele.metadata;
    const holder = await signInLinks.find(token);
    if (!holder) throw endedLink();
    if (holder.userId === null && (!email || !password)) return { needs: ['email', 'password'] };
    if (!(await signInLinks.consume(token))) throw endedLink();
    const user =
      holder.userId === null
        ? await users.create({ email: email!, password, name, role: 'admin' })
        : await users.get(holder.userId);
    if (user.disabledAt) throw endedLink();
    return this.start(user);
  }

  async view(user: UserRecord, session: SessionRecord): Promise<SessionView> {
    const projects = await this.clientele.metadata.projects.list();
    const { id, email, name, role, language, theme } = user;
    return {
      user: { id, email, name, role, language, theme },
      projects: projects.map(({ name, title, currency, timeZone }) => ({ name, title, currency, timeZone })),
      csrfToken: session.csrfToken,
    };
  }

  /** Changes what is one's own; a new password ends the user's other sessions. */
  async change(user: UserRecord, session: SessionRecord, body: MeBody): Promise<UserRecord> {
    const { users, sessions } = this.clientele.metadata;
    const { password, currentPassword, ...settings } = body;
    if (password !== undefined) {
      if (user.hasPassword && !(await users.authenticate(user.email, currentPassword ?? ''))) {
        throw Problem.because('forbidden', 'wrong-password', 'The current password is wrong');
      }
      await users.setPassword(user.id, password);
      await sessions.revokeAll(user.id, session.id);
    }
    return users.update(user.id, settings);
  }

  async end(session: SessionRecord): Promise<void> {
    await this.clientele.metadata.sessions.revoke(session.id);
  }

  private async start(user: UserRecord): Promise<SignedIn> {
    const { token, session } = await this.clientele.metadata.sessions.create(user.id);
    return { token, view: await this.view(user, session) };
  }
}

function endedLink(): Problem {
  return Problem.because('unauthorized', 'link-used', 'The link was used or has expired; ask for a new one');
}
