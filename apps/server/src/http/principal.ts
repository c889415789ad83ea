import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role, Scope, SessionRecord, UserRecord } from '#metadata';

/** Who asks: a key or a signed-in user, the project the request goes to, and what it may do there. */
export interface Principal {
  readonly project: string;
  readonly scopes: readonly Scope[];
  /** `key:<id>` or `user:<id>`, as the audit names it. */
  readonly actor: string;
  readonly user?: UserRecord;
  readonly session?: SessionRecord;
}

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

/** What a user may do, in the terms of keys. Users never send rows; programs do. */
export const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = {
  admin: ['ingest', 'read', 'export', 'admin'],
  analyst: ['read', 'export'],
  marketer: ['read', 'export'],
  viewer: ['read'],
};

export const scopeKey = 'clientele:scope';

/** The scope that a route needs. */
export const NeedsScope = (scope: Scope) => SetMetadata(scopeKey, scope);

export const openKey = 'clientele:open';

/** A route that needs nobody: health checks and what a sign-in needs. */
export const Open = () => SetMetadata(openKey, true);

/** The principal of the request. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  return context.switchToHttp().getRequest<AuthenticatedRequest>().principal!;
});
