import { paged, type Page, type PageRequest } from '../store/paging.js';
import type { Store } from '../store/store.js';
import { AuditEntry, type AuditDetails } from './audit-entry.entity.js';

export interface NewAuditEntry {
  project: string | null;
  actor: string;
  action: string;
  subject: string;
  details?: AuditDetails;
}

export interface AuditRequest extends PageRequest {
  project?: string;
  action?: string;
  subject?: string;
}

/** Append only: there is no way to change or remove an entry. */
export class Audit {
  constructor(private readonly store: Store) {}

  async append({ details = {}, ...fields }: NewAuditEntry): Promise<AuditEntry> {
    const entry = Object.assign(new AuditEntry(), {
      ...fields,
      id: this.store.newId(),
      details: withoutAddresses(details),
      at: this.store.now(),
    });
    await this.store.insert(AuditEntry, entry);
    return entry;
  }

  /** Entries that match everything given, newest first. */
  list({ project, action, subject, ...request }: AuditRequest = {}): Promise<Page<AuditEntry>> {
    const query = this.store.rows(AuditEntry).createQueryBuilder('entry');
    if (project !== undefined) query.andWhere('entry.project = :project', { project });
    if (action !== undefined) query.andWhere('entry.action = :action', { action });
    if (subject !== undefined) query.andWhere('entry.subject = :subject', { subject });
    return paged(query, request);
  }
}

/** The last guard against personal data: an e-mail address that slips into a detail is not kept. */
function withoutAddresses(details: AuditDetails): AuditDetails {
  const clean = (text: string) => text.replace(/[^\s@<>"',;:]+@[^\s@<>"',;:]+/g, '(e-mail)');
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (typeof value === 'string') return [name, clean(value)];
      return [name, Array.isArray(value) ? (value as string[]).map(clean) : value];
    }),
  );
}
