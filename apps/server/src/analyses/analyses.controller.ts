import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { paramsSchema, type AnalysisDescriptor } from '#analyses';
import { Problem } from '#core';
import { Clientele } from '#runtime';
import type { ExportFormat } from '#warehouse';
import { readJson } from '../http/body.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { requestSignal } from '../http/request-signal.js';

/** Media types of an answer, best first; JSON is the envelope, the others are the rows alone. */
const formats: Readonly<Record<string, ExportFormat | 'envelope'>> = {
  'application/json': 'envelope',
  'text/csv': 'CSVWithNames',
  'application/x-ndjson': 'JSONEachRow',
  'application/vnd.apache.arrow.stream': 'ArrowStream',
  'application/vnd.apache.parquet': 'Parquet',
};

/** GET /v1/analyses and POST /v1/analyses/{name}. */
@Controller('v1/analyses')
export class AnalysesController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  @NeedsScope('read')
  list() {
    return { analyses: this.clientele.analyses.descriptors.map(describe) };
  }

  @Get(':name')
  @NeedsScope('read')
  one(@Param('name') name: string) {
    return describe(this.clientele.analyses.descriptor(name));
  }

  @Post(':name')
  @HttpCode(200)
  @NeedsScope('read')
  async run(
    @Param('name') name: string,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const type = negotiate(request.headers.accept);
    const format = formats[type]!;
    const { analyses, config } = this.clientele;
    const input = await readJson(request, { bytes: 1024 * 1024, idleSeconds: config.BODY_IDLE_SECONDS });
    const project = await this.clientele.analysisProject(caller.project);
    const signal = requestSignal(reply);
    void reply.type(type);
    if (format === 'envelope') {
      await reply.send(JSON.stringify(await analyses.run(name, input, project, signal)));
    } else {
      await reply.send(await analyses.stream(name, input, project, format, signal));
    }
  }
}

function describe({ name, title, question, shape, params, levels, example }: AnalysisDescriptor) {
  return { name, title, question, shape, parameters: paramsSchema(params), levels, example };
}

/** The first served media type that the Accept header names; a header that is absent or open means JSON. */
function negotiate(accept: string | undefined): string {
  const wanted = (accept ?? '*/*').split(',').map((part) => part.split(';')[0]!.trim().toLowerCase());
  for (const type of wanted) {
    if (type === '*/*' || type === 'application/*') return 'application/json';
    if (type in formats) return type;
    if (type === 'text/*') return 'text/csv';
  }
  throw new Problem('not-acceptable', `Served are: ${Object.keys(formats).join(', ')}`);
}
