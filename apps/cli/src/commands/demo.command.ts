import { Command } from 'commander';
import { renderEnvelope, renderSegments, type GridCell, type SegmentRow } from '#reporting';
import { Clientele, readConfig } from '#runtime';
import { askDemo, type DemoAnswers } from '../demo/demo-answers.js';
import { makeDemoReport } from '../demo/demo-report.js';
import { demoGreeting } from '../demo/demo-greeting.js';
import { loadDemoShop } from '../demo/demo-shop.js';
import { loadServer } from '../server-entry.js';
import { stderrLog } from '../session.js';
import { terminal } from '../terminal.js';

/** `clientele demo`: a shop, its three answers in the terminal and as a page, and the server to go on with. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Loads a generated shop, prints its segments, cohorts and funnel, and serves the dashboard.')
    .option('--exit', 'stop after printing', false)
    .action(async ({ exit }: { exit: boolean }) => {
      const config = readConfig();
      const clientele = await Clientele.open(config, stderrLog(config));
      let served = false;
      try {
        const say = (line: string) => void process.stderr.write(`${line}\n`);
        const truth = await loadDemoShop(clientele, say);
        const answers = await askDemo(clientele, truth.to);
        process.stdout.write(asText(answers));
        const page = await makeDemoReport(clientele, truth.to);
        process.stdout.write(`The nightly report as a page: ${page}\n`);
        if (exit) return;
        served = true;
        const { serveOpened } = await loadServer();
        await serveOpened(clientele, (url) => demoGreeting(clientele, url));
      } finally {
        if (!served) await clientele.close();
      }
    });
}

function asText({ segments, cells, cohorts, funnel }: DemoAnswers): string {
  const { width, color } = terminal();
  const picture = renderSegments(
    {
      rows: segments.rows as unknown as readonly SegmentRow[],
      cells: cells.rows as unknown as readonly GridCell[],
    },
    { width, colors: color, language: 'en', facts: segments },
  );
  return [picture, renderEnvelope(cohorts, { width, color }), renderEnvelope(funnel, { width, color })]
    .map((text) => `\n${text}\n`)
    .join('');
}
