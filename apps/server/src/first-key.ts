import type { Clientele } from '#runtime';

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** A first server on loopback prints an admin key, once: there is nobody yet who could ask for one. */
export async function printFirstKey({ metadata, config }: Clientele): Promise<void> {
  if (!loopback.includes(config.HOST)) return;
  if ((await metadata.keys.list('default')).length > 0) return;
  const name = 'first key, made by serve';
  const { key } = await metadata.keys.create({ project: 'default', scopes: ['admin'], name });
  process.stdout.write(`admin key of the project "default" (shown once): ${key}\n`);
}

/** While there is no user, each start prints a link by which the first one signs in to the dashboard. */
export async function printFirstLink({ metadata }: Clientele, url: string): Promise<void> {
  const token = await metadata.signInLinks.createForFirstUser();
  if (token === undefined) return;
  process.stdout.write(
    `first sign-in to the dashboard (once, within 15 minutes): ${url}/sign-in?token=${token}\n`,
  );
}
