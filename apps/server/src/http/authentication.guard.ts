import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '#core';
import type { Scope } from '#metadata';
import { Clientele } from '#runtime';
import { RateLimit } from './rate-limit.js';
import { openKey, scopeKey, scopesOfRole, type AuthenticatedRequest, type Principal } from './principal.js';

export const sessionCookie = 'clientele_session';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Every route needs a key or a session with its scope, except those that say they are open. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Clientele) private readonly clientele: Clientele,
    @Inject(RateLimit) private readonly rate: RateLimit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(openKey, targets)) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const principal = (await this.byKey(request)) ?? (await this.bySession(request));
    if (!principal) throw new Problem('unauthorized', 'Send a key as "Authorization: Bearer <key>"');
    const needed = this.reflector.getAllAndOverride<Scope | undefined>(scopeKey, targets);
    if (needed && !principal.scopes.includes(needed)) {
      throw Problem.because('forbidden', 'missing-scope', `This needs the scope "${needed}"`);
    }
    this.rate.count(principal.actor);
    request.principal = principal;
    return true;
  }

  private async byKey({ headers }: AuthenticatedRequest): Promise<Principal | undefined> {
    if (headers.authorization === undefined) return undefined;
    const key = presentedKey(headers.authorization);
    const grant = key === undefined ? undefined : await this.clientele.metadata.keys.verify(key);
    if (!grant) throw new Problem('unauthorized', 'The key is not known, was revoked or has expired');
    return { project: grant.project, scopes: grant.scopes, actor: `key:${grant.keyId}` };
  }

  private async bySession(request: AuthenticatedRequest): Promise<Principal | undefined> {
    const token = request.cookies[sessionCookie];
    if (!token) return undefined;
    const { metadata } = this.clientele;
    const found = await metadata.sessions.verify(token);
    if (!found)
      throw Problem.because('unauthorized', 'session-ended', 'The session has ended; sign in again');
    const { session, user } = found;
    if (!safeMethods.includes(request.method) && request.headers['x-csrf-token'] !== session.csrfToken) {
      throw Problem.because(
        'forbidden',
        'wrong-token',
        'The header x-csrf-token is missing or is not that of the session',
      );
    }
    const named = request.headers['x-clientele-project'];
    const project = (await metadata.projects.get(typeof named === 'string' ? named : 'default')).name;
    return { project, scopes: scopesOfRole[user.role], actor: `user:${user.id}`, user, session };
  }
}

/** The key of a Bearer header, or of a Basic one as Segment's SDKs send it (`<key>:`). */
export function presentedKey(header: string): string | undefined {
  const [scheme, value] = header.split(' ', 2);
  if (!scheme || !value) return undefined;
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0] || undefined;
}
