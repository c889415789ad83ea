import type { IncomingMessage } from 'node:http';
import { Problem } from '#core';
import type { BodyIntake, IngestResult } from '#ingestion';

/**
 * Feeds the body of a request, whose length is known and allowed, into `intake` as it arrives.
 * Fails as bodyStream does: with a Problem when the body stalls or its client goes away.
 */
export function takeBody(
  request: IncomingMessage,
  intake: BodyIntake,
  idleSeconds: number,
): Promise<IngestResult> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = (how: () => Promise<IngestResult>) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(idle);
      how().then(resolve, reject);
    };
    const fail = (error: unknown) => end(() => intake.fail(error, false));
    const look = () => {
      // Time in which we hold the client back does not count.
      if (request.isPaused()) idle.refresh();
      else fail(new Problem('request-timeout', `No byte of the body arrived for ${idleSeconds} seconds`));
    };
    const idle = setTimeout(look, idleSeconds * 1000).unref();
    request.on('data', (chunk: Buffer) => {
      if (isOver) return;
      idle.refresh();
      try {
        const spooled = intake.push(chunk);
        if (!spooled) return;
        request.pause();
        spooled.then(() => request.resume(), fail);
      } catch (error) {
        fail(error);
      }
    });
    request.once('end', () => end(() => intake.end(false)));
    request.once('close', () => {
      if (!request.complete) fail(new Problem('cancelled', 'The client went away'));
    });
  });
}
