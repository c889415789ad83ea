export { Metadata, type MetadataOptions } from './metadata.js';
export type { Page, PageRequest } from './store/paging.js';

export type { Project } from './projects/project.entity.js';
export type { NewProject, ProjectChange, Projects } from './projects/projects.repository.js';

export type { Grant, KeyRecord, Keys, NewKey } from './keys/keys.repository.js';
export { impliedScopes, parseScopes, scopes, type Scope } from './keys/scopes.js';

export { roles, themes, type Role, type Theme } from './users/user.entity.js';
export type { NewUser, UserChange, UserRecord, Users } from './users/users.repository.js';
export type { SessionRecord, Sessions } from './sessions/sessions.repository.js';
export type { LinkHolder, SignInLinks } from './sessions/sign-in-links.repository.js';
export type { SavedView } from './saved-views/saved-view.entity.js';
export type { NewSavedView, SavedViewChange, SavedViews } from './saved-views/saved-views.repository.js';
export type { AuditDetails, AuditEntry } from './audit/audit-entry.entity.js';
export type { Audit, AuditRequest, NewAuditEntry } from './audit/audit.repository.js';

export { audienceKinds, type Audience, type AudienceKind } from './audiences/audience.entity.js';
export type { AudienceChange, Audiences, NewAudience } from './audiences/audiences.repository.js';
export type { AudienceRun, AudienceRunStatus } from './audiences/audience-run.entity.js';
export type {
  AudienceRuns,
  Membership,
  NewAudienceRun,
  Standing,
} from './audiences/audience-runs.repository.js';
export type { Mapping } from './mappings/mapping.entity.js';
export type { Mappings, NewMapping } from './mappings/mappings.repository.js';

export type { Report } from './reports/report.entity.js';
export type { NewReport, ReportChange, Reports } from './reports/reports.repository.js';
export type { ReportFile, ReportRun, ReportRunStatus } from './reports/report-run.entity.js';
export type { ReportRunKey, ReportRuns } from './reports/report-runs.repository.js';
export type { Delivery, DeliveryState } from './reports/delivery.entity.js';
export type { Deliveries } from './reports/deliveries.repository.js';

export type { Lease } from './leases/lease.entity.js';
export type { Leases } from './leases/leases.repository.js';
export type { Job, JobStatus } from './jobs/job.entity.js';
export type { JobKey, Jobs } from './jobs/jobs.repository.js';

export { shopNames, type ShopName } from './shops/connection.entity.js';
export type { ConnectionRecord, Connections, NewConnection } from './shops/connections.repository.js';
export type { WebhookTopic } from './shops/webhook-topic.entity.js';
export type { WebhookOutcome, Webhooks } from './shops/webhooks.repository.js';
export type { ErasureKind, ErasureRequest } from './erasures/erasure-request.entity.js';
export type { ErasureRequests } from './erasures/erasure-requests.repository.js';
export type { Suppression } from './erasures/suppression.entity.js';
export type { Suppressions } from './erasures/suppressions.repository.js';
