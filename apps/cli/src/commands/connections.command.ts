import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { Problem } from '#core';
import { shopNames } from '#metadata';
import { userPath, withMetadata } from '../session.js';

interface NewConnectionOptions {
  project: string;
  shop: string;
  secretFile: string;
  name?: string;
  source?: string;
}

/** `clientele connections create|list|delete`. */
export function connectionsCommand(): Command {
  const connections = new Command('connections').description(
    'Connect shops that send their webhooks to a project.',
  );
  connections
    .command('create')
    .description('Connects a shop and prints the path that its webhooks go to.')
    .addOption(new Option('--shop <shop>', 'kind of shop').choices(shopNames).makeOptionMandatory())
    .requiredOption(
      '--secret-file <file>',
      'file with the secret that the shop signs with; it is never shown',
    )
    .option('--project <name>', 'project', 'default')
    .option('--name <text>', "what to call it; default is the shop's name")
    .option('--source <text>', 'source of its rows, which tells its order ids from those of other shops')
    .action(async ({ secretFile, ...fields }: NewConnectionOptions) => {
      const secret = await readSecret(secretFile);
      const made = await withMetadata((metadata) => metadata.connections.create({ ...fields, secret }));
      process.stdout.write(`/v1/webhooks/${made.shop}/${made.id}\n`);
    });
  connections
    .command('list')
    .description('Lists the connections of a project, with what came by topic.')
    .option('--project <name>', 'project', 'default')
    .action(({ project }: { project: string }) => list(project));
  connections
    .command('delete <id>')
    .description('Ends a connection; the rows that it sent stay.')
    .option('--project <name>', 'project', 'default')
    .action(async (id: string, { project }: { project: string }) => {
      await withMetadata((metadata) => metadata.connections.remove(project, id));
      process.stdout.write(`deleted ${id}\n`);
    });
  return connections;
}

async function list(project: string): Promise<void> {
  await withMetadata(async ({ connections, webhooks }) => {
    for (const { id, shop, name, source } of await connections.list(project)) {
      process.stdout.write(`${id}  ${shop}  ${name}  source ${source}\n`);
      for (const { topic, taken, duplicate, ignored } of await webhooks.topics(id)) {
        process.stdout.write(`  ${topic}: ${taken} taken, ${duplicate} duplicate, ${ignored} ignored\n`);
      }
    }
  });
}

/** The content of the file without the line end that editors add. */
async function readSecret(file: string): Promise<string> {
  try {
    return (await readFile(userPath(file), 'utf8')).trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem('invalid-parameters', `the secret file ${file} cannot be read (${code ?? 'unknown'})`);
  }
}
