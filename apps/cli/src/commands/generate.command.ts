import { Command, InvalidArgumentError } from 'commander';
import { defaultShop, writeShop } from '#generator';
import { progressBar } from '../progress-bar.js';
import { userPath } from '../session.js';

/** `clientele generate`: a shop with a known truth, as files. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('Writes a generated shop whose truth is known: rows as NDJSON, and truth.json beside them.')
    .option(
      '--customers <n>',
      'customers who buy; everything else grows with them',
      wholeNumber,
      defaultShop.customers,
    )
    .option('--seed <n>', 'the same seed gives the same bytes', wholeNumber, defaultShop.seed)
    .option('--end <date>', 'last day of the two years', defaultShop.end)
    .requiredOption('--out <dir>', 'folder to write to')
    .action(async (options: { customers: number; seed: number; end: string; out: string }) => {
      const { out, ...shop } = options;
      const bar = progressBar('generating');
      const truth = await writeShop(shop, userPath(out), ({ done, total, rows }) =>
        bar.update(done, total, `${rows.toLocaleString('en')} rows`),
      );
      bar.stop();
      for (const [file, rows] of Object.entries(truth.observed.rows))
        process.stdout.write(`${file}  ${rows}\n`);
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
