import type { Clientele } from '#runtime';

/** What the server's entry point offers. It is another app: it is loaded by its file and not imported. */
export interface ServerEntry {
  serve(): Promise<void>;
  serveOpened(clientele: Clientele, greet: (url: string) => Promise<void>): Promise<void>;
}

/** Loads the server into this process, so that one signal stops everything and no child is left behind. */
export async function loadServer(): Promise<ServerEntry> {
  return (await import(new URL('../../server/src/main.js', import.meta.url).href)) as ServerEntry;
}
