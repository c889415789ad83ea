import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ImportReport, ImportTask } from './import.child.js';

const program = fileURLToPath(new URL('./import.child.js', import.meta.url));

/** Imports files in a process of their own; `onFile` hears of each. @throws Error when the process fails or a row is rejected */
export async function importApart(
  task: ImportTask,
  onFile: (report: ImportReport) => void = () => undefined,
): Promise<ImportReport[]> {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('exit', resolve),
  );
  const reports: ImportReport[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const report = JSON.parse(line) as ImportReport;
    if (report.rejected > 0) throw new Error(`${report.rejected} rows of ${report.path} were rejected`);
    onFile(report);
    reports.push(report);
  }
  const status = await ended;
  if (status !== 0) throw new Error(`the import ended with status ${status}`);
  return reports;
}
