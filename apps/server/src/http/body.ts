import { createGunzip } from 'node:zlib';
import { Transform, type Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core';

/** What a request's body may cost. */
export interface BodyLimits {
  /** Uncompressed bytes at most. */
  readonly bytes: number;
  /** Seconds without a byte after which the request is answered with 408. */
  readonly idleSeconds: number;
}

const maxDepth = 64;

/**
 * The body as a stream of uncompressed bytes. It fails with a Problem when it is larger than it may be, when it is
 * not what its content encoding says, or when it stalls; the socket stays open, so that the Problem can be answered.
 */
export function bodyStream(request: FastifyRequest, limits: BodyLimits): Readable {
  const source = request.raw;
  const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new Problem(
      'unsupported-media-type',
      `content-encoding "${encoding.slice(0, 40)}": only gzip is supported`,
    );
  }
  const meter = sizeMeter(limits);
  watchIdle(source, meter, limits);
  source.once('aborted', () => meter.destroy(new Problem('cancelled', 'The client went away')));
  if (encoding === 'identity') return source.pipe(meter);
  const unzipped = createGunzip();
  unzipped.once('error', (cause) => {
    source.resume();
    meter.destroy(new Problem('invalid-encoding', 'The body is not valid gzip', [], { cause }));
  });
  return source.pipe(unzipped).pipe(meter);
}

/** Above this multiple of the limit the rest of a body is not even discarded. */
const discardFactor = 8;

/** Passes bytes on up to the limit, then discards the rest before it fails: a client that still writes reads no answer. */
function sizeMeter({ bytes: limit }: BodyLimits): Transform {
  let bytes = 0;
  const tooLarge = () => new Problem('payload-too-large', `The body is larger than ${limit} bytes`);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit * discardFactor) done(tooLarge());
      else if (bytes > limit) done();
      else done(null, chunk);
    },
    flush(done) {
      done(bytes > limit ? tooLarge() : null);
    },
  });
}

/** Ends a body whose client sends nothing; time in which we hold the client back, or have all of it, does not count. */
function watchIdle(source: Readable, meter: Transform, { idleSeconds }: BodyLimits): void {
  const look = () => {
    if (source.isPaused() || source.readableEnded) idle = arm();
    else
      meter.destroy(new Problem('request-timeout', `No byte of the body arrived for ${idleSeconds} seconds`));
  };
  const arm = () => setTimeout(look, idleSeconds * 1000).unref();
  let idle = arm();
  source.on('data', () => {
    clearTimeout(idle);
    idle = arm();
  });
  // The listener above must not make the source flow before somebody reads.
  source.pause();
  meter.once('close', () => clearTimeout(idle));
}

/**
 * The body as one JSON value; an empty body is an empty object.
 * @throws Problem `invalid-json`, `invalid-encoding`, `payload-too-large`, `request-timeout`
 */
export async function readJson(request: FastifyRequest, limits: BodyLimits): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of bodyStream(request, limits)) chunks.push(chunk as Buffer);
  return parseJson(decode(Buffer.concat(chunks)));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Problem('invalid-encoding', 'The body is not valid UTF-8', [], { cause: error });
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  if (depthOf(text) > maxDepth) {
    throw new Problem('invalid-json', `The body is nested deeper than ${maxDepth} levels`);
  }
  try {
    const value = JSON.parse(text) as unknown;
    if (/constructor|\\u/.test(text)) refuseConstructors(value);
    return value;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid-json', (error as Error).message.replace(/"[^"]{40,}"/g, '"..."'), [], {
      cause: error,
    });
  }
}

/** How deep the brackets of `text` nest, strings left out: measured before parsing, since parsing recurses. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x5b || c === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (c === 0x5d || c === 0x7d) depth--;
  }
  return deepest;
}

/** What turns bodies into instances of classes takes a field of this name for the class. */
function refuseConstructors(root: unknown): void {
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, 'constructor')) {
      throw new Problem('invalid-body', 'No field may be called "constructor"');
    }
    open.push(...Object.values(value).filter((content) => typeof content === 'object'));
  }
}
