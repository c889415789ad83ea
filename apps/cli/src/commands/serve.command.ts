import { Command } from 'commander';
import { loadServer } from '../server-entry.js';

/** `clientele serve`: the server, in this very process, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description(
      'Serves the API and the dashboard (HOST, PORT, CLIENTELE_HOME and more from the environment).',
    )
    .action(async () => {
      const { serve } = await loadServer();
      await serve();
    });
}
