import type { Clientele } from '#runtime';

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** A first server on loopback prints an admin key, once: there is nobody yet who could ask for one. */
export async function printFirstKey(clientele: Clientele): Promise<void> {
  const { metadata, config } = clientele;
  if (!loopback.includes(config.HOST)) return;
  if ((await metadata.keys.list('default')).length > 0) return;
  const { key } = await metadata.keys.create({
    project: 'default',
    scopes: ['admin'],
    name: 'first key, made by serve',
  });
  process.stdout.write(`admin key of the project "default" (shown once): ${key}\n`);
}
