import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '#core';
import type { Scope } from '#metadata';
import { Clientele } from '#runtime';
import { openKey, scopeKey, type AuthenticatedRequest } from './principal.js';

/** Every route needs a key with its scope, except those that say they are open. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Clientele) private readonly clientele: Clientele,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(openKey, targets)) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const key = presentedKey(request.headers.authorization);
    if (!key) throw new Problem('unauthorized', 'Send a key as "Authorization: Bearer <key>"');
    const principal = await this.clientele.metadata.keys.verify(key);
    if (!principal) throw new Problem('unauthorized', 'The key is not known, was revoked or has expired');
    const needed = this.reflector.getAllAndOverride<Scope | undefined>(scopeKey, targets);
    if (!needed) throw new Problem('forbidden', 'This route is not open to keys');
    if (!principal.scopes.includes(needed) && !principal.scopes.includes('admin')) {
      throw new Problem('forbidden', `The key lacks the scope "${needed}"`);
    }
    request.principal = principal;
    return true;
  }
}

/** The key of a Bearer header, or of a Basic one as Segment's SDKs send it (`<key>:`). */
export function presentedKey(header: string | undefined): string | undefined {
  const [scheme, value] = (header ?? '').split(' ', 2);
  if (!scheme || !value) return undefined;
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0] || undefined;
}
