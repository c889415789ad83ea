/**
 * A process that does nothing but send events: `node client.child.js '{"url", "key", "client", "batch", "connections", "seconds", "run"}'`.
 * Writes a {@link ClientReport} as JSON.
 */
import type { Connection, Target } from './connection.js';
import { EventBody } from './event.bodies.js';
import { FetchConnection } from './fetch.connection.js';
import { SocketConnection } from './socket.connection.js';

export interface ClientTask extends Target {
  client: 'fetch' | 'sockets';
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
  /** All events that were acknowledged, those that warmed up both sides among them. */
  total: number;
  /** Processor time of the client. */
  cpuMilliseconds: number;
}

const task = JSON.parse(process.argv[2]!) as ClientTask;
const { client, batch, connections, seconds, run } = task;
let requests = 0;
let [acknowledged, refused] = [0, 0];

async function open(index: number): Promise<{ connection: Connection; body: EventBody }> {
  const connection = client === 'fetch' ? new FetchConnection(task) : await SocketConnection.open(task);
  return { connection, body: new EventBody(`${run}.${index}`, batch) };
}

const lines = await Promise.all(Array.from({ length: connections }, (_, index) => open(index)));

/** Sends on all connections until `end` has passed, at least one request on each. */
async function sendUntil(end: number): Promise<void> {
  await Promise.all(
    lines.map(async ({ connection, body }) => {
      do {
        const status = await connection.send(body.as(requests++));
        if (status === 202) acknowledged += batch;
        else refused += 1;
      } while (performance.now() < end);
    }),
  );
}

// Connections and the code on both sides are warm before it counts; these events come on top.
await sendUntil(performance.now() + seconds * 200);
const warm = acknowledged;
acknowledged = 0;
const begin = performance.now();
const cpu = process.cpuUsage();
await sendUntil(begin + seconds * 1000);
const milliseconds = performance.now() - begin;
const { user, system } = process.cpuUsage(cpu);
for (const { connection } of lines) connection.close();
const report: ClientReport = {
  ...{ acknowledged, refused, milliseconds, total: warm + acknowledged },
  cpuMilliseconds: (user + system) / 1000,
};
console.log(JSON.stringify(report));
