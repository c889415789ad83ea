import { Command } from 'commander';
import { parseScopes } from '#metadata';
import { withMetadata } from '../session.js';

/** `clientele keys create|list|revoke`. */
export function keysCommand(): Command {
  const keys = new Command('keys').description('Make, list and revoke the keys of a project.');
  keys
    .command('create')
    .description('Makes a key and prints it alone; it is never shown again.')
    .option('--project <name>', 'project that the key belongs to', 'default')
    .option('--scopes <list>', 'ingest, read, export, admin', 'ingest,read')
    .option('--name <text>', 'what the key is for', 'made on the command line')
    .action(async ({ project, scopes, name }: { project: string; scopes: string; name: string }) => {
      const { key } = await withMetadata((metadata) =>
        metadata.keys.create({ project, scopes: parseScopes(scopes.split(',')), name }),
      );
      process.stdout.write(`${key}\n`);
    });
  keys
    .command('list')
    .description('Lists the keys of a project; the keys themselves are not stored.')
    .option('--project <name>', 'project', 'default')
    .action(async ({ project }: { project: string }) => {
      const records = await withMetadata((metadata) => metadata.keys.list(project));
      for (const { id, prefix, scopes, name, revokedAt } of records) {
        const state = revokedAt ? 'revoked' : 'active';
        process.stdout.write(`${id}  ${prefix}  ${scopes.join(',')}  ${state}  ${name}\n`);
      }
    });
  keys
    .command('revoke <id>')
    .description('Revokes a key by its id.')
    .option('--project <name>', 'project', 'default')
    .action(async (id: string, { project }: { project: string }) => {
      await withMetadata((metadata) => metadata.keys.revoke(project, id));
      process.stdout.write(`revoked ${id}\n`);
    });
  return keys;
}
