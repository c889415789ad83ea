import type { OpenApi } from './schemas.js';

type Node = Record<string, unknown>;

/** The reference as one page without scripts, made from the OpenAPI document. */
export function referencePage(document: OpenApi): string {
  const info = document['info'] as Node;
  const tags = document['tags'] as { name: string; description: string }[];
  const operations = allOperations(document['paths'] as Record<string, Record<string, Node>>);
  const sections = tags.map(
    ({ name, description }) =>
      `<h2>${escape(name)}</h2><p class="lead">${escape(description)}</p>` +
      operations
        .filter(({ operation }) => (operation['tags'] as string[]).includes(name))
        .map(section)
        .join(''),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(info['title'])} API</title><style>${style}</style></head><body><main>
<h1>${escape(info['title'])} API ${escape(info['version'])}</h1>
<p class="lead">${escape(info['summary'])} The same as <a href="/openapi.json">openapi.json</a>.
Send a key as <code>Authorization: Bearer &lt;key&gt;</code>.</p>${sections.join('')}</main></body></html>`;
}

interface Operation {
  method: string;
  path: string;
  operation: Node;
}

function allOperations(paths: Record<string, Record<string, Node>>): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
}

function section({ method, path, operation }: Operation): string {
  const body = operation['requestBody'] as
    { content: Record<string, { schema: Node; example?: unknown }> } | undefined;
  const json = body?.content['application/json'];
  const example =
    json?.example === undefined ? '' : `<pre>${escape(JSON.stringify(json.example, null, 2))}</pre>`;
  return `<section><h3><b>${method.toUpperCase()}</b> ${escape(path)}</h3>
<p><strong>${escape(operation['summary'])}.</strong> ${escape(operation['description'] ?? '')}</p>
${json ? properties(json.schema) : ''}${example}</section>`;
}

function properties(schema: Node): string {
  if (!schema['properties']) return '';
  const required = (schema['required'] ?? []) as string[];
  const rows = Object.entries(schema['properties'] as Record<string, Node>).map(
    ([name, property]) =>
      `<tr><td><code>${escape(name)}</code>${required.includes(name) ? ' *' : ''}</td>
<td>${escape(typeOf(property))}</td><td>${escape(property['description'] ?? '')}</td></tr>`,
  );
  return `<div class="wide"><table><tr><th>Parameter</th><th>Type</th><th>Meaning</th></tr>${rows.join('')}</table></div>`;
}

function typeOf(property: Node): string {
  if (Array.isArray(property['enum'])) return (property['enum'] as unknown[]).join(' | ');
  const items = property['items'] as Node | undefined;
  return items ? `list of ${typeOf(items)}` : String(property['type'] ?? 'any');
}

function escape(value: unknown): string {
  return String(value).replace(
    /[&<>"]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!,
  );
}

const style = `:root{--bg:#f6f5f1;--panel:#fff;--ink:#1d1c1a;--ink-2:#5d5a55;--line:#e5e2da;--accent:#0f6b5c}
@media(prefers-color-scheme:dark){:root{--bg:#141412;--panel:#1c1c19;--ink:#edece7;--ink-2:#aeaaa2;--line:#302f2b;--accent:#57c2ae}}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 "Inter","Noto Sans CJK SC",system-ui,sans-serif}
main{max-width:980px;margin:0 auto;padding:28px}h1{font-size:24px;margin:0 0 6px}h2{font-size:18px;margin:34px 0 4px;text-transform:capitalize}
.lead,td:last-child{color:var(--ink-2)}section{background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:14px 18px;margin:12px 0}
h3{font:600 14px ui-monospace,monospace;margin:0}h3 b,a{color:var(--accent)}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:6px 14px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:500;color:var(--ink-2)}
pre{background:var(--bg);border-radius:8px;padding:12px;overflow-x:auto}`;
