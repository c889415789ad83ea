import { Command } from 'commander';
import { withClientele } from '../session.js';

interface EraseOptions {
  project: string;
  customer?: string;
  anonymous?: string;
}

/** `clientele erase`: carries it out at once, beside a running server, too. */
export function eraseCommand(): Command {
  return new Command('erase')
    .description('Erases a customer or visitor from every table, file and log, for good; prints the receipt.')
    .option('--customer <id>', 'customer, with the visitors that events tie to nobody else')
    .option('--anonymous <id>', 'visitor that is known by this id alone')
    .option('--project <name>', 'project', 'default')
    .action(async ({ project, customer, anonymous }: EraseOptions) => {
      const receipt = await withClientele(async ({ erasures, metadata }) => {
        const subject = { customerId: customer, anonymousId: anonymous };
        const { id } = await erasures.request(project, subject, 'asked for on the command line');
        const details = { project, actor: 'system', action: 'erasure.request', subject: `erasure:${id}` };
        await metadata.audit.append(details);
        await erasures.carryOut(project);
        return metadata.erasureRequests.get(project, id);
      });
      const { id, requestedAt, doneAt, counts } = receipt;
      process.stdout.write(`${JSON.stringify({ id, requestedAt, doneAt, counts: counts ?? {} }, null, 2)}\n`);
    });
}
