import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AnalysisProject } from '#analyses';
import { newId, Problem } from '#core';
import type { Audience } from '#metadata';
import type { ProjectWarehouse } from '#warehouse';
import type { AudienceServices } from '../audience-services.js';
import { CsvText } from './csv-text.transform.js';
import { exportRows, leftOutCounts, type ExportSource } from './export.sql.js';
import { fileForms, parseExportRequest } from './export-request.js';
import { ExportStore, type ExportRecord, type LeftOut } from './export-store.js';
import { FileMeter } from './file-meter.transform.js';

/** A finished list as the API shows it. */
export interface ExportView extends Omit<ExportRecord, 'project'> {
  /** Address of the file */
  readonly file: string;
}

const attempts = 3;

/** Lists of an audience's published members, taken away as files. */
export class AudienceExports {
  private readonly store: ExportStore;

  constructor(private readonly services: AudienceServices) {
    this.store = new ExportStore(services.home);
  }

  /**
   * Writes the list as ClickHouse streams it, and tells how many members are not in it and why.
   * @throws Problem `invalid-parameters`, `not-found`; `conflict` when the audience has no members yet
   */
  async create(
    project: AnalysisProject,
    audienceId: string,
    request: { readonly format: unknown; readonly purpose?: unknown },
    actor: string,
    signal?: AbortSignal,
  ): Promise<ExportView> {
    const { metadata, clock } = this.services;
    const { format, purpose } = parseExportRequest(request.format, request.purpose);
    const audience = await metadata.audiences.get(project.warehouse.project, audienceId);
    const run = await metadata.audienceRuns.published(audienceId);
    if (!run)
      throw Problem.because(
        'conflict',
        'no-members-yet',
        'the audience has no members yet; refresh it first',
      );
    await this.store.sweep(clock.now());
    const { holdoutPercent } = audience;
    const source = { audienceId, runId: run.id, asOf: run.asOf, format, purpose, holdoutPercent };
    const id = newId();
    const record = await this.store.keep(id, async (path) => {
      const facts = await written(project.warehouse, source, path, signal);
      const made = recordOf(id, audience, source, facts, clock.now());
      await this.audit(made, actor);
      return made;
    });
    return view(record);
  }

  /** The lists of an audience, newest first. @throws Problem `not-found` */
  async list(project: AnalysisProject, audienceId: string): Promise<ExportView[]> {
    const name = project.warehouse.project;
    await this.services.metadata.audiences.get(name, audienceId);
    return (await this.store.list(name, audienceId)).map(view);
  }

  /** @throws Problem `not-found` */
  async open(project: AnalysisProject, id: string): Promise<{ record: ExportView; content: Readable }> {
    const { record, content } = await this.store.open(project.warehouse.project, id);
    return { record: view(record), content };
  }

  private async audit(record: ExportRecord, actor: string): Promise<void> {
    const { id, project, audienceId, runId, format, purpose, rows, leftOut, sha256, bytes } = record;
    await this.services.metadata.audit.append({
      project,
      actor,
      action: 'audience.export',
      subject: `audience:${audienceId}`,
      details: { exportId: id, runId, format, purpose, rows, ...leftOut, sha256, bytes },
    });
  }
}

interface WrittenFacts {
  readonly rows: number;
  readonly leftOut: LeftOut;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes the file between two counts. Records can change on the way (a consent withdrawn); then it is written again, so
 * that the counts are those of the file.
 */
async function written(
  warehouse: ProjectWarehouse,
  source: ExportSource,
  path: string,
  signal?: AbortSignal,
): Promise<WrittenFacts> {
  const { written: format, isCsv, hasMark } = fileForms[source.format];
  const options = { profile: 'export', signal } as const;
  let before = await counted(warehouse, source, signal);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const meter = new FileMeter();
    const rows = await warehouse.stream(exportRows(source).toQuestion(), format, options);
    const file = createWriteStream(path, { mode: 0o600 });
    if (isCsv) await pipeline(rows, new CsvText(hasMark), meter, file);
    else await pipeline(rows, meter, file);
    const after = await counted(warehouse, source, signal);
    if (JSON.stringify(after) === JSON.stringify(before)) {
      return { ...after, sha256: meter.sha256(), bytes: meter.bytes };
    }
    before = after;
  }
  throw Problem.because(
    'conflict',
    'members-changed',
    'the records of the members changed while the list was written; try again',
  );
}

async function counted(
  warehouse: ProjectWarehouse,
  source: ExportSource,
  signal?: AbortSignal,
): Promise<{ rows: number; leftOut: LeftOut }> {
  const { rows } = await warehouse.rows<{ left_out: string; members: string }>(
    leftOutCounts(source).toQuestion(),
    { profile: 'export', signal },
  );
  const by = new Map(rows.map((row) => [row.left_out, Number(row.members)]));
  const count = (reason: string) => by.get(reason) ?? 0;
  const leftOut = {
    noConsent: count('noConsent'),
    suppressed: count('suppressed'),
    holdout: count('holdout'),
    noIdentifier: count('noIdentifier'),
  };
  return { rows: count(''), leftOut };
}

function recordOf(
  id: string,
  { name, project }: Audience,
  { audienceId, runId, format, purpose }: ExportSource,
  facts: WrittenFacts,
  now: Date,
): ExportRecord {
  const { extension, mediaType } = fileForms[format];
  const fileName = `${fileStem(name)}-${format}-${now.toISOString().slice(0, 10)}.${extension}`;
  const createdAt = now.toISOString();
  return { id, project, audienceId, runId, format, purpose, ...facts, fileName, mediaType, createdAt };
}

/** The audience's name as far as every file system takes it. */
function fileStem(name: string): string {
  const stem = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...stem].slice(0, 60).join('') || 'audience';
}

function view({ project: _, ...record }: ExportRecord): ExportView {
  return { ...record, file: `/v1/exports/${record.id}/file` };
}
