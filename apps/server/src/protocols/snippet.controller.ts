import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, sha256 } from '#core';
import { installationFolder } from '#runtime';
import { Open } from '../http/principal.js';

/** Where the build puts the script. */
const file = join(installationFolder(), 'dist/apps/snippet/clientele.js');

interface Script {
  modified: number;
  plain: Buffer;
  gzipped: Buffer;
  tag: string;
}

/** The script that a shop puts into its pages. */
@Controller()
@Open()
export class SnippetController {
  private script: Script | undefined;

  @Get('clientele.js')
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { plain, gzipped, tag } = this.current();
    void reply
      .header('content-type', 'text/javascript; charset=utf-8')
      // An hour at once, a day while a newer one is fetched: a shop's page never waits for it.
      .header('cache-control', 'public, max-age=3600, stale-while-revalidate=86400')
      .header('etag', tag)
      .header('vary', 'accept-encoding')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin');
    if (request.headers['if-none-match']?.includes(tag)) {
      await reply.code(304).send();
      return;
    }
    const isGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    if (isGzip) void reply.header('content-encoding', 'gzip');
    await reply.send(isGzip ? gzipped : plain);
  }

  private current(): Script {
    const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (modified === undefined) throw new Problem('not-found', 'GET /clientele.js: it was not built');
    if (this.script?.modified !== modified) {
      const plain = readFileSync(file);
      const tag = `"${sha256(plain).slice(0, 32)}"`;
      this.script = { modified, plain, gzipped: gzipSync(plain, { level: 9 }), tag };
    }
    return this.script;
  }
}
