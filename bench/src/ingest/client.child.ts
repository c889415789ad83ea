/**
 * A process that does nothing but send events: `node client.child.js '{"url", "key", "batch", "connections", "seconds", "run"}'`.
 * Writes a {@link ClientReport} as JSON. It speaks HTTP over plain sockets: on a machine of two cores a client that thinks would
 * be measured, too.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { AnswerReader } from './answer.reader.js';
import { EventRequest } from './event.bodies.js';

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
  /** All events that were acknowledged, those that warmed up both sides among them. */
  total: number;
  /** Processor time of the client. */
  cpuMilliseconds: number;
}

const { url, key, batch, connections, seconds, run } = JSON.parse(process.argv[2]!) as ClientTask;
const { hostname, port, host } = new URL(url);
const head = [
  ...['POST /v1/events HTTP/1.1', `host: ${host}`, `authorization: Bearer ${key}`],
  ...['content-type: application/json', 'connection: keep-alive'],
];
let requests = 0;
let [acknowledged, refused] = [0, 0];

/** One connection, which has one request under way at a time. */
class Line {
  private readonly reader = new AnswerReader();
  private readonly request: EventRequest;
  private answered: (() => void) | undefined;

  constructor(
    private readonly socket: Socket,
    name: string,
  ) {
    this.request = new EventRequest(head, name, batch);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('close', () => this.answered && process.exit(1));
  }

  /** Sends requests until `end` has passed, at least one. */
  sendUntil(end: number): Promise<void> {
    return new Promise((resolve) => {
      this.answered = () => {
        if (performance.now() < end) return void this.socket.write(this.request.as(requests++));
        this.answered = undefined;
        resolve();
      };
      this.socket.write(this.request.as(requests++));
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    const status = this.reader.push(chunk);
    if (status === undefined) return;
    if (status === 202) acknowledged += batch;
    else refused += 1;
    this.answered?.();
  }
}

const sockets = Array.from({ length: connections }, () => connect(Number(port), hostname));
await Promise.all(sockets.map((socket) => once(socket, 'connect')));
const lines = sockets.map((socket, index) => new Line(socket, `${run}.${index}`));
// Connections and the code on both sides are warm before it counts; these events come on top.
await Promise.all(lines.map((line) => line.sendUntil(performance.now() + seconds * 200)));
const warm = acknowledged;
acknowledged = 0;
const begin = performance.now();
const cpu = process.cpuUsage();
await Promise.all(lines.map((line) => line.sendUntil(begin + seconds * 1000)));
const milliseconds = performance.now() - begin;
const { user, system } = process.cpuUsage(cpu);
for (const line of lines) line.close();
const report: ClientReport = {
  ...{ acknowledged, refused, milliseconds, total: warm + acknowledged },
  cpuMilliseconds: (user + system) / 1000,
};
console.log(JSON.stringify(report));
