import { AudienceRun } from './audiences/audience-run.entity.js';
import { Audience } from './audiences/audience.entity.js';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { ErasureRequest } from './erasures/erasure-request.entity.js';
import { Suppression, SuppressionKey } from './erasures/suppression.entity.js';
import { Job } from './jobs/job.entity.js';
import { Key } from './keys/key.entity.js';
import { Lease } from './leases/lease.entity.js';
import { Mapping } from './mappings/mapping.entity.js';
import { Project } from './projects/project.entity.js';
import { Delivery } from './reports/delivery.entity.js';
import { ReportRun } from './reports/report-run.entity.js';
import { Report } from './reports/report.entity.js';
import { SavedView } from './saved-views/saved-view.entity.js';
import { Session } from './sessions/session.entity.js';
import { SignInLink } from './sessions/sign-in-link.entity.js';
import { Connection } from './shops/connection.entity.js';
import { ShopRefund } from './shops/shop-refund.entity.js';
import { WebhookDelivery } from './shops/webhook-delivery.entity.js';
import { WebhookTopic } from './shops/webhook-topic.entity.js';
import { User } from './users/user.entity.js';

/** Everything that the store keeps. They refer to one another by id and never import one another. */
export const entities = [
  Project,
  Key,
  User,
  Session,
  SignInLink,
  SavedView,
  AuditEntry,
  Audience,
  AudienceRun,
  Mapping,
  Report,
  ReportRun,
  Delivery,
  Lease,
  Job,
  Connection,
  WebhookDelivery,
  WebhookTopic,
  ShopRefund,
  ErasureRequest,
  Suppression,
  SuppressionKey,
] as const;
