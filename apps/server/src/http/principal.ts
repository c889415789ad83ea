import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '#metadata';

/** Who asks: the key, its project and what it may do. */
export interface Principal {
  readonly project: string;
  readonly scopes: readonly Scope[];
  readonly keyId: string;
}

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

export const scopeKey = 'clientele:scope';

/** The scope that a route needs. A route without it is open only when marked {@link Open}. */
export const NeedsScope = (scope: Scope) => SetMetadata(scopeKey, scope);

export const openKey = 'clientele:open';

/** A route that needs no key: health checks and what a sign-in needs. */
export const Open = () => SetMetadata(openKey, true);

/** The principal of the request. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  return context.switchToHttp().getRequest<AuthenticatedRequest>().principal!;
});
