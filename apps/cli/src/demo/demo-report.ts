import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nightlyOverviewName } from '#reporting';
import type { Clientele } from '#runtime';
import { demoProject } from './demo-answers.js';

/** Makes the nightly overview of the demo shop's last day, as its night would. Returns the address of the page. */
export async function makeDemoReport({ reporting, clock }: Clientele, end: string): Promise<string> {
  const report = await reporting.definitions.find(demoProject, nightlyOverviewName);
  const last = new Date(Math.min(Date.parse(end), clock.now().getTime()));
  const { files } = await reporting.maker.make(report, reporting.lastPeriod(report, last));
  const page = files.find(({ path }) => path.endsWith('/report.html'))!;
  return pathToFileURL(join(reporting.maker.root, page.path)).href;
}
