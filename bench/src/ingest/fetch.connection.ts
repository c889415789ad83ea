import type { Connection, Target } from './connection.js';

/** Node's own fetch, as the SDKs of shops use it. */
export class FetchConnection implements Connection {
  private readonly url: string;
  private readonly headers: Record<string, string>;

  constructor({ url, key }: Target) {
    this.url = `${url}/v1/events`;
    this.headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  }

  async send(body: Buffer): Promise<number> {
    const answer = await fetch(this.url, { method: 'POST', headers: this.headers, body });
    await answer.arrayBuffer();
    return answer.status;
  }

  close(): void {
    // Its sockets end with the process.
  }
}
