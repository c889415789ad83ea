import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { TimeLimit } from '#core';
import { silentLog } from '../log.js';
import { Connection } from './connection.js';

const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n';

let server: Server | undefined;
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server?.close();
});

/** A connection to a server that answers the head of every answer and then nothing. */
async function stalled(): Promise<Connection> {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('data', () => socket.write(head));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint = {
    url: `http://127.0.0.1:${port}`,
    credentials: () => ({ username: 'reader', password: 'none' }),
    settings: () => ({}),
  };
  const access = { endpoint: () => Promise.resolve(endpoint), recover: () => Promise.resolve() };
  return new Connection(access as never, 'shop', silentLog);
}

const question = { sql: 'select 1' };
const ways: [string, (connection: Connection, signal: AbortSignal) => Promise<unknown>][] = [
  ['a read', (connection, signal) => connection.readAll(question, { role: 'export', signal })],
  ['a change', (connection, signal) => connection.change(question, { role: 'writer', signal })],
  [
    'an insert',
    (connection, signal) =>
      connection.send('insert into spend', Readable.from(['1\n']), { role: 'writer', signal }),
  ],
];

describe('an answer that stalls behind its head', () => {
  it.each(ways)(
    'does not hold %s beyond its limit',
    async (_name, run) => {
      const connection = await stalled();
      const limit = new TimeLimit(200);
      await expect(run(connection, limit.signal)).rejects.toMatchObject({ code: 'cancelled' });
      await connection.close();
    },
    4_000,
  );
});
