/**
 * Writes the dashboard's types from the OpenAPI document that the built server answers with at /openapi.json:
 * `npm run build && npm run build:api-types`. The document is made here, so no server has to run.
 */
import { writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { analyses } from '#analyses';
import { openApiDocument } from '../dist/apps/server/src/openapi/document.js';

const target = new URL('../apps/dashboard/src/api/schema.d.ts', import.meta.url);
const types = astToString(
  await openapiTS(JSON.stringify(openApiDocument(analyses)), { emptyObjectsUnknown: true }),
);
const style = await resolveConfig(target);
await writeFile(target, await format(types, { ...style, parser: 'typescript' }));
