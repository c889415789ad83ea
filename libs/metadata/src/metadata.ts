import { systemClock, type Clock } from '#core';
import type { DataSource } from 'typeorm';
import { AudienceRuns } from './audiences/audience-runs.repository.js';
import { Audiences } from './audiences/audiences.repository.js';
import { Audit } from './audit/audit.repository.js';
import { KeptTexts } from './erasures/kept-texts.repository.js';
import { ErasureRequests } from './erasures/erasure-requests.repository.js';
import { Suppressions } from './erasures/suppressions.repository.js';
import { Jobs } from './jobs/jobs.repository.js';
import { Keys } from './keys/keys.repository.js';
import { Leases } from './leases/leases.repository.js';
import { Mappings } from './mappings/mappings.repository.js';
import { Projects } from './projects/projects.repository.js';
import { Deliveries } from './reports/deliveries.repository.js';
import { ReportRuns } from './reports/report-runs.repository.js';
import { Reports } from './reports/reports.repository.js';
import { SavedViews } from './saved-views/saved-views.repository.js';
import { Sessions } from './sessions/sessions.repository.js';
import { SignInLinks } from './sessions/sign-in-links.repository.js';
import { Connections } from './shops/connections.repository.js';
import { Webhooks } from './shops/webhooks.repository.js';
import { openDataSource } from './store/data-source.js';
import { migrate } from './store/migrate.js';
import { Store } from './store/store.js';
import { Users } from './users/users.repository.js';

export interface MetadataOptions {
  /** The folder that holds `metadata.db`; made when missing. Not used when `url` is given. */
  home: string;
  /** `postgresql://` address of a PostgreSQL database, instead of the file. */
  url?: string;
  clock?: Clock;
}

/** All that is edited and remembered, as opposed to counted: one repository per aggregate. */
export class Metadata {
  readonly projects: Projects;
  readonly keys: Keys;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly signInLinks: SignInLinks;
  readonly savedViews: SavedViews;
  readonly audit: Audit;
  readonly audiences: Audiences;
  readonly audienceRuns: AudienceRuns;
  readonly mappings: Mappings;
  readonly reports: Reports;
  readonly reportRuns: ReportRuns;
  readonly deliveries: Deliveries;
  readonly leases: Leases;
  readonly jobs: Jobs;
  readonly connections: Connections;
  readonly webhooks: Webhooks;
  readonly erasureRequests: ErasureRequests;
  readonly suppressions: Suppressions;
  readonly keptTexts: KeptTexts;

  private constructor(
    private readonly source: DataSource,
    clock: Clock,
  ) {
    const store = new Store(source, clock);
    this.projects = new Projects(store);
    this.keys = new Keys(store, this.projects);
    this.users = new Users(store);
    this.sessions = new Sessions(store, this.users);
    this.signInLinks = new SignInLinks(store, this.users);
    this.savedViews = new SavedViews(store);
    this.audit = new Audit(store);
    this.audiences = new Audiences(store);
    this.audienceRuns = new AudienceRuns(store);
    this.mappings = new Mappings(store);
    this.reports = new Reports(store);
    this.reportRuns = new ReportRuns(store);
    this.deliveries = new Deliveries(store);
    this.leases = new Leases(store);
    this.jobs = new Jobs(store);
    this.connections = new Connections(store, this.projects);
    this.webhooks = new Webhooks(store);
    this.erasureRequests = new ErasureRequests(store);
    this.suppressions = new Suppressions(store);
    this.keptTexts = new KeptTexts(store);
  }

  /**
   * Opens the store, brings its tables up to date and makes the project `default`. Several processes may do so at once.
   * @throws Problem `metadata-unavailable`; `invalid-parameters` for a bad address; `conflict` when a newer version wrote the store
   */
  static async open({ home, url, clock = systemClock }: MetadataOptions): Promise<Metadata> {
    const source = await openDataSource(home, url);
    try {
      await migrate(source);
      const metadata = new Metadata(source, clock);
      await metadata.projects.ensure({ name: 'default', title: 'Default' });
      return metadata;
    } catch (error) {
      await source.destroy();
      throw error;
    }
  }

  /** Closing twice does no harm. */
  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
