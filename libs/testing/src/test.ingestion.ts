import type { Clock } from '#core';
import { Ingestion } from '#ingestion';
import { Metadata } from '#metadata';
import type { ProjectWarehouse } from '#warehouse';
import { openTestWarehouse, type TestWarehouse } from './test.warehouse.js';

/** A home as a server has it when rows come in: the engine, the metadata and the spool in one folder. */
export interface TestIngestion extends TestWarehouse {
  readonly metadata: Metadata;
  readonly ingestion: Ingestion;
  /** A project that the metadata know, too; its first order that names a currency tells it unless it is given. */
  project(name?: string, currency?: string): Promise<ProjectWarehouse>;
}

/** The way in with all that it stands on, for one spec file: open it in beforeAll, close it in afterAll. */
export async function openTestIngestion({ clock }: { clock?: Clock } = {}): Promise<TestIngestion> {
  const engine = await openTestWarehouse();
  const { home, warehouse } = engine;
  const metadata = await Metadata.open({ home, clock });
  const ingestion = await Ingestion.open({ home, warehouse, metadata, clock });
  return {
    ...engine,
    metadata,
    ingestion,
    async project(name = 'shop', currency) {
      await metadata.projects.ensure({ name, currency });
      return engine.project(name);
    },
    async close() {
      await ingestion.close();
      await metadata.close();
      await engine.close();
    },
  };
}
