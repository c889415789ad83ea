/**
 * A process that does nothing but send events: `node client.child.js '{"url", "key", "batch", "connections", "seconds", "run"}'`.
 * Writes a {@link ClientReport} as JSON.
 */
import { Pool } from 'undici';
import { EventBody } from './event.bodies.js';

export interface ClientTask {
  url: string;
  key: string;
  /** Events of one request. */
  batch: number;
  connections: number;
  seconds: number;
  /** Begins the ids of this client's events. */
  run: string;
}

export interface ClientReport {
  /** Events of the requests that were answered with 202. */
  acknowledged: number;
  /** Requests that were answered with anything else. */
  refused: number;
  milliseconds: number;
}

const { url, key, batch, connections, seconds, run } = JSON.parse(process.argv[2]!) as ClientTask;
const pool = new Pool(url, { connections, pipelining: 1 });
const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
let requests = 0;
let [acknowledged, refused] = [0, 0];

async function send(body: EventBody): Promise<void> {
  const bytes = body.as(requests++);
  const answer = await pool.request({ path: '/v1/events', method: 'POST', headers, body: bytes });
  await answer.body.dump();
  if (answer.statusCode === 202) acknowledged += batch;
  else refused += 1;
}

async function sendUntil(end: number, body: EventBody): Promise<void> {
  while (performance.now() < end) await send(body);
}

const bodies = Array.from({ length: connections }, () => new EventBody(run, batch));
// Connections and the code on both sides are warm before it counts; these events come on top.
await Promise.all(bodies.map((body) => send(body)));
[acknowledged, refused] = [0, 0];
const begin = performance.now();
await Promise.all(bodies.map((body) => sendUntil(begin + seconds * 1000, body)));
const milliseconds = performance.now() - begin;
await pool.close();
const report: ClientReport = { acknowledged, refused, milliseconds };
console.log(JSON.stringify(report));
