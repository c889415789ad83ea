import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Clientele, endProcess, processLog, readConfig } from '#runtime';
import { WorkerModule } from './worker.module.js';

/** How long a stop may take before the process ends anyway; a step that is cut off is taken up again. */
const stopSeconds = 10;

const config = readConfig();
const log = processLog(config);
log.info('configuration', config.describe());
const worker = await NestFactory.createApplicationContext(
  WorkerModule.for(await Clientele.open(config, log).catch(endProcess)),
  { logger: ['fatal', 'error', 'warn'], abortOnError: false },
);
// Timers of the scheduler do not keep a process alive; this does.
const alive = setInterval(() => undefined, 2 ** 30);
process.stdout.write('working\n');
await new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
});
setTimeout(() => process.exit(0), stopSeconds * 1000).unref();
await worker.close();
clearInterval(alive);
process.exit(0);
