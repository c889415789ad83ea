import type { Clientele } from '#runtime';
import { demoProject } from './demo-answers.js';

const user = 'demo@clientele.localhost';

/** Prints how to go on from here: a link that signs in to the dashboard, and a key for the API. */
export async function demoGreeting({ metadata }: Clientele, url: string): Promise<void> {
  const known = await metadata.users.findByEmail(user);
  const { id } = known ?? (await metadata.users.create({ email: user, name: 'Demo', role: 'admin' }));
  const token = await metadata.signInLinks.create(id);
  const { key } = await metadata.keys.create({
    project: demoProject,
    scopes: ['admin'],
    name: 'made by the demo',
  });
  process.stdout.write(
    [
      '',
      `Dashboard   ${url}/sign-in?token=${token}&next=${encodeURIComponent(`/?project=${demoProject}`)}`,
      '            (signs in once, within 15 minutes)',
      `API key     ${key}`,
      `            curl -H 'Authorization: Bearer ${key}' ${url}/v1/analyses`,
      'Stop        Ctrl-C',
      '',
    ].join('\n'),
  );
}
