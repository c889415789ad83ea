import { analyses, AnalysisRunner, type AnalysisProject } from '#analyses';
import { Audiences, type AudienceServices } from '#audiences';
import type { Clock } from '#core';
import { Metadata } from '#metadata';
import { openTestWarehouse, type TestWarehouse } from './test.warehouse.js';

/** Audiences with all that they stand on, in one home. */
export interface TestAudiences extends AudienceServices, Omit<TestWarehouse, 'project'> {
  readonly audiences: Audiences;
  /** A project that the metadata know, too, as questions about it take it; `default` in UTC unless said otherwise. */
  project(name?: string, timeZone?: string): Promise<AnalysisProject>;
}

/** Every analysis and the audiences over them, for one spec file: open it in beforeAll, close it in afterAll. */
export async function openTestAudiences({ clock }: { clock: Clock }): Promise<TestAudiences> {
  const engine = await openTestWarehouse();
  const { home } = engine;
  const metadata = await Metadata.open({ home, clock });
  const services = { home, clock, metadata, analyses: new AnalysisRunner(analyses, clock) };
  return {
    ...engine,
    ...services,
    audiences: new Audiences(services),
    async project(name = 'default', timeZone = 'UTC') {
      await metadata.projects.ensure({ name, timeZone });
      return { warehouse: await engine.project(name), timeZone, currency: 'EUR' };
    },
    async close() {
      await metadata.close();
      await engine.close();
    },
  };
}
