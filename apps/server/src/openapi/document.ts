import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalysisDescriptor } from '#analyses';
import { installationFolder } from '#runtime';
import { analysisPaths } from './analysis-paths.js';
import { healthPaths } from './health-paths.js';
import { ingestionPaths } from './ingestion-paths.js';
import { protocolPaths } from './protocol-paths.js';
import { resourcePaths, resourceTags } from './resource-paths.js';
import { webhookPaths } from './webhook-paths.js';
import { schemas, type OpenApi } from './schemas.js';

const { version } = JSON.parse(readFileSync(join(installationFolder(), 'package.json'), 'utf8')) as {
  version: string;
};

/** The OpenAPI 3.1 document of the whole API, made from the descriptors and schemas that the API itself runs on. */
export function openApiDocument(descriptors: readonly AnalysisDescriptor[]): OpenApi {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Clientele',
      version,
      summary: 'Customer analytics and segmentation for shops.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    tags: [
      { name: 'ingestion', description: 'Rows in: answered when they are safe on the disk.' },
      { name: 'protocols', description: 'What SDKs that shops already run send, unchanged.' },
      { name: 'analyses', description: 'Questions: parameters in, an envelope with rows out.' },
      { name: 'webhooks', description: 'What shops send by themselves.' },
      ...resourceTags,
      { name: 'health', description: 'Whether the server runs and is ready.' },
    ],
    paths: merged(
      ingestionPaths(),
      protocolPaths(),
      analysisPaths(descriptors),
      resourcePaths(),
      webhookPaths(),
      healthPaths(),
    ),
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of a project, with the scope of the route.',
        },
      },
      schemas: schemas(),
    },
  };
}

/** Several parts may have methods of one path. */
function merged(...parts: readonly Record<string, OpenApi>[]): Record<string, OpenApi> {
  const paths: Record<string, OpenApi> = {};
  for (const [path, methods] of parts.flatMap((part) => Object.entries(part))) {
    paths[path] = { ...paths[path], ...methods };
  }
  return paths;
}
