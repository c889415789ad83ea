import { Command } from 'commander';
import { withClientele } from '../session.js';

/** `clientele check`: runs sql/checks against a project; a row that offends makes it fail. */
export function checkCommand(): Command {
  return new Command('check')
    .description("Checks the stored rows of a project against the warehouse's own rules.")
    .option('--project <name>', 'project', 'default')
    .action(async ({ project }: { project: string }) => {
      const results = await withClientele(async (clientele) => {
        await clientele.metadata.projects.get(project);
        return clientele.warehouse.checks(project);
      });
      for (const { name, offending } of results) {
        process.stdout.write(`${offending === 0 ? 'ok  ' : 'FAIL'}  ${name}  ${offending || ''}\n`);
      }
      if (results.some(({ offending }) => offending > 0)) process.exitCode = 1;
    });
}
