import { Command } from 'commander';

/** What the server's entry point offers; it is another app, so it is started through its file, not imported. */
interface ServerEntry {
  serve(): Promise<void>;
}

/** `clientele serve`: the server, in this very process, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description(
      'Serves the API and the dashboard (HOST, PORT, CLIENTELE_HOME and more from the environment).',
    )
    .action(async () => {
      const { serve } = (await import(
        new URL('../../../server/src/main.js', import.meta.url).href
      )) as ServerEntry;
      await serve();
    });
}
