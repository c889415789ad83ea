/** One way to a server, which has one request under way at a time. */
export interface Connection {
  /** Sends a body and resolves with the status of its answer, which was read to its end. */
  send(body: Buffer): Promise<number>;
  close(): void;
}

/** Where events are sent, and the key that they are sent with. */
export interface Target {
  url: string;
  key: string;
}
