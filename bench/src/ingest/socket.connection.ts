import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { AnswerReader } from './answer.reader.js';
import type { Connection, Target } from './connection.js';

/** HTTP over a plain socket, which takes the client next to no time: on two cores most of it is the server's. */
export class SocketConnection implements Connection {
  private readonly reader = new AnswerReader();
  private answered: ((status: number) => void) | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly head: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('close', () => this.answered && process.exit(1));
  }

  static async open({ url, key }: Target): Promise<SocketConnection> {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const lines = [
      ...['POST /v1/events HTTP/1.1', `host: ${host}`, `authorization: Bearer ${key}`],
      ...['content-type: application/json', 'connection: keep-alive', 'content-length: '],
    ];
    return new SocketConnection(socket, lines.join('\r\n'));
  }

  send(body: Buffer): Promise<number> {
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.cork();
      this.socket.write(`${this.head}${body.length}\r\n\r\n`, 'latin1');
      this.socket.write(body);
      this.socket.uncork();
    });
  }

  close(): void {
    this.answered = undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    const status = this.reader.push(chunk);
    if (status !== undefined) this.answered?.(status);
  }
}
