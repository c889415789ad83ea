import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { Clientele } from '#runtime';
import { AnalysesController } from './analyses/analyses.controller.js';
import { HealthController } from './health/health.controller.js';
import { AuthenticationGuard } from './http/authentication.guard.js';
import { ProblemFilter } from './http/problem.filter.js';
import { IngestionController } from './ingestion/ingestion.controller.js';
import { DocsController } from './openapi/docs.controller.js';

/** The HTTP door to an opened {@link Clientele}. */
@Module({})
export class ServerModule {
  static for(clientele: Clientele): DynamicModule {
    return {
      module: ServerModule,
      controllers: [HealthController, DocsController, AnalysesController, IngestionController],
      providers: [
        { provide: Clientele, useValue: clientele },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
