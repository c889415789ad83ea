import { Inject, Injectable } from '@nestjs/common';
import { gunzipSync } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core';
import {
  type Fields,
  type IngestResult,
  isFields,
  type MessageRequest,
  parseMessageBody,
  textOf,
} from '#ingestion';
import type { Grant } from '#metadata';
import { Clientele } from '#runtime';
import { presentedKey } from '../http/authentication.guard.js';
import { bodyStream } from '../http/body.js';
import { RateLimit } from '../http/rate-limit.js';

/** What a protocol allows, in bytes after unpacking. */
export interface MessageLimits {
  request: number;
  message: number;
}

/** A request whose key is known, and its body. */
export interface Admitted {
  project: string;
  body: Fields;
}

/** What all protocols share: a key from wherever the SDK puts it, and a body whatever it says that it is. */
@Injectable()
export class MessageDoor {
  constructor(
    @Inject(Clientele) private readonly clientele: Clientele,
    @Inject(RateLimit) private readonly rate: RateLimit,
  ) {}

  /**
   * @throws Problem `unauthorized` without a valid key, `forbidden` without the scope "ingest", or from a page whose key
   *   may do more than that; `too-many-requests`; `payload-too-large`, `invalid-json`, `invalid-encoding`, `invalid-body`
   */
  async admit(request: FastifyRequest, limits: Pick<MessageLimits, 'request'>): Promise<Admitted> {
    const { authorization } = request.headers;
    const header = request.headers['x-write-key'];
    const presented =
      (authorization === undefined ? undefined : presentedKey(authorization)) ??
      (typeof header === 'string' ? header.split(':', 1)[0] : undefined);
    const early = presented === undefined ? undefined : await this.projectOf(presented, request);
    const body = await this.bodyOf(request, limits);
    if (early !== undefined) return { project: early, body };
    const key = textOf(body, 'writeKey', 'api_key', 'token');
    return { project: await this.projectOf(key, request), body };
  }

  /** Takes messages in for an admitted request; `?wait` answers when they can be read. */
  take(request: FastifyRequest, project: string, messages: MessageRequest): Promise<IngestResult> {
    const { wait } = request.query as { wait?: string };
    return this.clientele.ingestion.takeMessages(
      project,
      messages,
      wait === 'true' || wait === '1' || wait === '',
    );
  }

  private async projectOf(key: string | undefined, request: FastifyRequest): Promise<string> {
    if (key === undefined) {
      throw new Problem('unauthorized', 'Send a key with the scope "ingest" as the write key of your SDK');
    }
    const grant = await this.clientele.metadata.keys.verify(key);
    if (!grant) throw new Problem('unauthorized', 'The key is not known, was revoked or has expired');
    if (!grant.scopes.includes('ingest')) throw new Problem('forbidden', 'This needs the scope "ingest"');
    if (request.headers.origin !== undefined) refuseWideKey(grant);
    this.rate.count(`key:${grant.keyId}`);
    return grant.project;
  }

  private async bodyOf(request: FastifyRequest, limits: Pick<MessageLimits, 'request'>): Promise<Fields> {
    const idleSeconds = this.clientele.config.BODY_IDLE_SECONDS;
    const chunks: Buffer[] = [];
    for await (const chunk of bodyStream(request, { bytes: limits.request, idleSeconds })) {
      chunks.push(chunk as Buffer);
    }
    const bytes = unpacked(Buffer.concat(chunks), limits.request);
    if (bytes.length === 0) return {};
    const body = parseMessageBody(bytes);
    if (!isFields(body)) throw new Problem('invalid-body', 'The body must be a JSON object');
    return body;
  }
}

/** Everybody can read the key of a page: it must not open more than this door. */
function refuseWideKey({ scopes }: Grant): void {
  if (scopes.some((scope) => scope !== 'ingest')) {
    throw new Problem('forbidden', 'A page may carry a key with the scope "ingest" only; make one for it');
  }
}

/** Browsers' SDKs gzip without saying so in a header. */
function unpacked(bytes: Buffer, limit: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Problem('payload-too-large', `The body is larger than ${limit} bytes`, [], { cause });
    }
    throw new Problem('invalid-encoding', 'The body is not valid gzip', [], { cause });
  }
}
