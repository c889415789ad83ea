import { Command } from 'commander';
import { audienceCommand } from './commands/audience.command.js';
import { checkCommand } from './commands/check.command.js';
import { connectionsCommand } from './commands/connections.command.js';
import { demoCommand } from './commands/demo.command.js';
import { eraseCommand } from './commands/erase.command.js';
import { generateCommand } from './commands/generate.command.js';
import { importCommand } from './commands/import.command.js';
import { keysCommand } from './commands/keys.command.js';
import { mappingsCommand } from './commands/mappings.command.js';
import { projectsCommand } from './commands/projects.command.js';
import { reportCommand } from './commands/report.command.js';
import { runCommand } from './commands/run.command.js';
import { serveCommand } from './commands/serve.command.js';

/** The whole command line; it throws instead of ending the process, so that `main` alone decides the status. */
export function program(): Command {
  const root = new Command('clientele')
    .description('Customer analytics and segmentation for shops.')
    .showHelpAfterError('(clientele --help lists the commands)');
  const commands = [
    serveCommand(),
    demoCommand(),
    importCommand(),
    runCommand(),
    audienceCommand(),
    reportCommand(),
    generateCommand(),
    keysCommand(),
    connectionsCommand(),
    mappingsCommand(),
    projectsCommand(),
    checkCommand(),
    eraseCommand(),
  ];
  for (const command of commands) root.addCommand(command);
  throwOnExit(root);
  return root;
}

function throwOnExit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) throwOnExit(child);
}
