import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Clientele } from '#runtime';
import { NeedsScope } from '../http/principal.js';
import { openApiDocument } from './document.js';
import { referencePage } from './reference-page.js';

/** /openapi.json for programs, /docs for people. */
@Controller()
@NeedsScope('read')
export class DocsController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get('openapi.json')
  document() {
    return openApiDocument(this.clientele.analyses.descriptors);
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return referencePage(openApiDocument(this.clientele.analyses.descriptors));
  }
}
