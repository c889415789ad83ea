import { Command } from 'commander';
import { withMetadata } from '../session.js';

interface InProject {
  project: string;
}

/** `clientele mappings list|show|delete`. */
export function mappingsCommand(): Command {
  const mappings = new Command('mappings').description(
    'Mappings of files that `import --save-mapping` saved; `import --mapping NAME` uses them.',
  );
  mappings
    .command('list')
    .description('Lists the mappings of a project.')
    .option('--project <name>', 'project', 'default')
    .action(async ({ project }: InProject) => {
      for (const { name, kind } of await withMetadata((metadata) => metadata.mappings.list(project))) {
        process.stdout.write(`${name}  ${kind}\n`);
      }
    });
  mappings
    .command('show <name>')
    .description('Prints a mapping as JSON.')
    .option('--project <name>', 'project', 'default')
    .action(async (name: string, { project }: InProject) => {
      const { mapping } = await withMetadata((metadata) => metadata.mappings.get(project, name));
      process.stdout.write(`${JSON.stringify(mapping, null, 2)}\n`);
    });
  mappings
    .command('delete <name>')
    .description('Deletes a mapping; what was imported by it stays.')
    .option('--project <name>', 'project', 'default')
    .action(async (name: string, { project }: InProject) => {
      await withMetadata((metadata) => metadata.mappings.remove(project, name));
      process.stdout.write(`deleted ${name}\n`);
    });
  return mappings;
}
