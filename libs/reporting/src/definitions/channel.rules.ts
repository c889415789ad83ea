import { randomBytes } from 'node:crypto';
import { sha256 } from '#core';
import { isPrivateHost } from '../delivery/addresses.js';
import type { Channel, FolderChannel, WebhookChannel } from './definition.js';
import type { Fields, Mistakes } from './mistakes.js';

const channelTypes = ['folder', 'webhook'] as const;
const secretPattern = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;

export interface ChannelRules {
  /** Whether webhooks may go to this machine and its own network. */
  readonly allowPrivate: boolean;
  /** The channels that stand; a webhook that is sent without its secret keeps the one it has. */
  readonly known: readonly Channel[];
}

/** One channel from JSON; a webhook without a secret is given one. */
export function parseChannel(
  value: unknown,
  path: string,
  rules: ChannelRules,
  mistakes: Mistakes,
): Channel | undefined {
  const type = (value as Fields | null | undefined)?.['type'];
  if (!channelTypes.includes(type as Channel['type'])) {
    mistakes.add('unknown-channel', `${path}.type`, `must be one of ${channelTypes.join(', ')}`);
    return undefined;
  }
  if (type === 'folder') {
    const fields = mistakes.fields(value, path, ['type', 'folder'])!;
    return parseFolder(fields['folder'], `${path}.folder`, mistakes);
  }
  const fields = mistakes.fields(value, path, ['type', 'url', 'secret', 'hasSecret'])!;
  return parseWebhook(fields, path, rules, mistakes);
}

function parseFolder(value: unknown, path: string, mistakes: Mistakes): FolderChannel {
  const folder = mistakes.text(value, path, 200);
  const parts = folder.split('/');
  const isPlain = parts.every((part) => /^[\p{L}\p{N}_][\p{L}\p{N} ._-]*$/u.test(part));
  if (folder && !isPlain) {
    mistakes.add('invalid-folder', path, 'must be a folder below the delivery folder, such as team/nightly');
  }
  return { type: 'folder', folder };
}

function parseWebhook(
  fields: Fields,
  path: string,
  { allowPrivate, known }: ChannelRules,
  mistakes: Mistakes,
): WebhookChannel {
  const url = mistakes.text(fields['url'], `${path}.url`, 2000);
  if (url) checkUrl(url, `${path}.url`, allowPrivate, mistakes);
  const standing = known.find((one) => one.type === 'webhook' && one.url === url) as
    WebhookChannel | undefined;
  const secret = fields['secret'] ?? standing?.secret ?? `whsec_${randomBytes(32).toString('base64')}`;
  if (typeof secret !== 'string' || !secretPattern.test(secret)) {
    mistakes.add('invalid-secret', `${path}.secret`, 'must be whsec_ and 24 to 64 bytes in base64');
  }
  return { type: 'webhook', url, secret: String(secret) };
}

function checkUrl(url: string, path: string, allowPrivate: boolean, mistakes: Mistakes): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
    mistakes.add('invalid-url', path, 'must be an http or https address');
  } else if (parsed.username || parsed.password) {
    mistakes.add('invalid-url', path, 'must hold no user and no password');
  } else if (!allowPrivate && isPrivateHost(parsed.hostname)) {
    mistakes.add('private-address', path, 'must not lead to this machine or a private network');
  }
}

/** What a channel is called in the ledger of deliveries and towards readers: without its secret, the same for ever. */
export function channelName(channel: Channel): string {
  if (channel.type === 'folder') return `folder:${channel.folder}`.slice(0, 200);
  const { host } = new URL(channel.url);
  return `webhook:${host.slice(0, 100)}#${sha256(channel.url).slice(0, 12)}`;
}

/** A channel as readers see it. */
export function withoutSecret(channel: Channel): Record<string, unknown> {
  return channel.type === 'folder' ? { ...channel } : { type: 'webhook', url: channel.url, hasSecret: true };
}
