import { Command } from 'commander';
import { withClientele, withMetadata } from '../session.js';

/** `clientele projects create|list|update`. */
export function projectsCommand(): Command {
  const projects = new Command('projects').description(
    'Make and list projects; each has a database of its own.',
  );
  projects
    .command('create <name>')
    .description('Makes a project.')
    .option('--currency <code>', 'ISO 4217; left out, the first order that names one tells it')
    .option('--time-zone <zone>', 'IANA zone of its days', 'UTC')
    .action(async (name: string, { currency, timeZone }: { currency?: string; timeZone: string }) => {
      await withClientele((clientele) => clientele.createProject({ name, currency, timeZone }));
      process.stdout.write(`${name}\n`);
    });
  projects
    .command('update <name>')
    .description("Changes a project's currency, while it has no amounts yet, or its time zone.")
    .option('--currency <code>', 'ISO 4217')
    .option('--time-zone <zone>', 'IANA zone of its days')
    .action(async (name: string, change: { currency?: string; timeZone?: string }) => {
      await withClientele((clientele) => clientele.changeProject(name, change));
      process.stdout.write(`${name}\n`);
    });
  projects
    .command('list')
    .description('Lists the projects.')
    .action(async () => {
      for (const { name, currency, timeZone } of await withMetadata((metadata) => metadata.projects.list())) {
        process.stdout.write(`${name}  ${currency ?? '-'}  ${timeZone}\n`);
      }
    });
  return projects;
}
