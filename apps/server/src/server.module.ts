import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ShopWebhooks } from '#ingestion';
import { Clientele } from '#runtime';
import { AnalysesController } from './analyses/analyses.controller.js';
import { AudiencesController } from './audiences/audiences.controller.js';
import { ExportsController } from './audiences/exports.controller.js';
import { CustomersController } from './customers/customers.controller.js';
import { CustomersService } from './customers/customers.service.js';
import { IdentifiersController } from './customers/identifiers.controller.js';
import { IdentifiersService } from './customers/identifiers.service.js';
import { DashboardController } from './dashboard/dashboard.controller.js';
import { ErasuresController } from './erasures/erasures.controller.js';
import { ErasuresService } from './erasures/erasures.service.js';
import { HealthController } from './health/health.controller.js';
import { AuthenticationGuard } from './http/authentication.guard.js';
import { RateLimit } from './http/rate-limit.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ServerMetrics } from './metrics/server.metrics.js';
import { ProblemFilter } from './http/problem.filter.js';
import { DataController } from './ingestion/data.controller.js';
import { IngestionController } from './ingestion/ingestion.controller.js';
import { MappingsController } from './ingestion/mappings.controller.js';
import { ReplayController } from './ingestion/replay.controller.js';
import { DocsController } from './openapi/docs.controller.js';
import { JitsuController } from './protocols/jitsu.controller.js';
import { MessageDoor } from './protocols/message-door.js';
import { PosthogController } from './protocols/posthog.controller.js';
import { SegmentController } from './protocols/segment.controller.js';
import { SnippetController } from './protocols/snippet.controller.js';
import { ReportFilesController } from './reports/report-files.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { AuditController } from './settings/audit.controller.js';
import { KeysController } from './settings/keys.controller.js';
import { ProjectsController } from './settings/projects.controller.js';
import { UsersController } from './settings/users.controller.js';
import { ViewsController } from './settings/views.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { ConnectionsController } from './webhooks/connections.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { VocabularyController } from './vocabulary/vocabulary.controller.js';

const settings = [AuditController, KeysController, ProjectsController, UsersController, ViewsController];

/** What SDKs that shops already run speak. */
const protocols = [SegmentController, PosthogController, JitsuController, SnippetController];

/** The HTTP door to an opened {@link Clientele}. */
@Module({})
export class ServerModule {
  static for(clientele: Clientele): DynamicModule {
    return {
      module: ServerModule,
      controllers: [
        HealthController,
        MetricsController,
        DocsController,
        SignInController,
        AnalysesController,
        IngestionController,
        ReplayController,
        MappingsController,
        WebhooksController,
        ConnectionsController,
        ErasuresController,
        DataController,
        ...protocols,
        VocabularyController,
        CustomersController,
        IdentifiersController,
        AudiencesController,
        ExportsController,
        ReportsController,
        ReportFilesController,
        ...settings,
        DashboardController,
      ],
      providers: [
        SignInService,
        CustomersService,
        IdentifiersService,
        ErasuresService,
        MessageDoor,
        { provide: Clientele, useValue: clientele },
        ServerMetrics,
        { provide: RateLimit, useValue: new RateLimit(clientele.config.MAX_REQUESTS_PER_SECOND) },
        { provide: ShopWebhooks, useValue: new ShopWebhooks(clientele.metadata, clientele.ingestion) },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
