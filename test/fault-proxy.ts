import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * What the way to the warehouse is like: as it should be; nobody listens; each connection is reset; everything is
 * swallowed; requests arrive whole, but the answer breaks off after its first bytes.
 */
export type Fault = 'none' | 'refused' | 'reset' | 'black-holed' | 'half-answered';

const answeredBytes = 20;

/** A TCP proxy before the warehouse that can be broken in every way that a network knows. */
export class FaultProxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private fault: Fault = 'none';
  private port = 0;

  private constructor(private readonly target: number) {}

  static async open(target: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await proxy.listen();
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Connections that are open end, as they would, unless they are swallowed from now on. */
  async become(fault: Fault): Promise<void> {
    this.fault = fault;
    if (fault === 'refused') await this.stopListening();
    else if (!this.server) await this.listen();
    for (const socket of this.sockets) {
      if (fault === 'black-holed') socket.pause();
      else socket.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    await this.stopListening();
    for (const socket of this.sockets) socket.destroy();
  }

  private async listen(): Promise<void> {
    const server = createServer((client) => this.accept(client));
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  private async stopListening(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets) socket.resetAndDestroy();
    await closed;
  }

  private accept(client: Socket): void {
    this.keep(client);
    if (this.fault === 'reset') client.resetAndDestroy();
    else if (this.fault === 'black-holed') client.pause();
    else this.pass(client, this.fault === 'half-answered');
  }

  private pass(client: Socket, isCut: boolean): void {
    const engine = connect(this.target, '127.0.0.1');
    this.keep(engine);
    client.pipe(engine);
    if (!isCut) engine.pipe(client);
    else {
      engine.once('data', (chunk: Buffer) => {
        client.write(chunk.subarray(0, answeredBytes), () => client.resetAndDestroy());
      });
    }
    client.once('close', () => engine.destroy());
    engine.once('close', () => client.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.sockets.delete(socket));
  }
}
