import { Problem } from '#core';
import type { Projects } from '../projects/projects.repository.js';
import { checkOneOf, checkText, invalid, orConflict } from '../store/checks.js';
import type { Store } from '../store/store.js';
import { Connection, shopNames, type ShopName } from './connection.entity.js';
import { ShopRefund } from './shop-refund.entity.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookTopic } from './webhook-topic.entity.js';

export interface NewConnection {
  project: string;
  shop: string;
  /** What the shop signs its webhooks with; kept and never shown again. */
  secret: string;
  /** Default: the shop's name. */
  name?: string;
  /** The `source` of its rows; default: the shop's name, or that of the connection when the project has that source. */
  source?: string;
}

/** A connection as it is shown: without its secret. */
export type ConnectionRecord = Omit<Connection, 'secret'>;

const minSecretLength = 8;

export class Connections {
  constructor(
    private readonly store: Store,
    private readonly projects: Projects,
  ) {}

  /** @throws Problem `unknown-project`, `invalid-parameters`; `conflict` when the name is taken */
  async create({ project, shop, secret, name = shop, source }: NewConnection): Promise<ConnectionRecord> {
    checkOneOf('shop', shop, shopNames);
    checkText('name', name, 100);
    if (source !== undefined) checkText('source', source, 100);
    if (secret.length < minSecretLength || secret.length > 500) {
      throw invalid('secret', `must have ${minSecretLength} to 500 characters`, 'invalid-length');
    }
    await this.projects.get(project);
    const isTaken = (await this.list(project)).some((other) => other.source === shop);
    const row = Object.assign(new Connection(), {
      id: this.store.newId(),
      project,
      shop: shop as ShopName,
      name,
      source: source ?? (isTaken ? name : shop),
      secret,
      createdAt: this.store.now(),
    });
    const message = `there is a connection ${JSON.stringify(name)} in this project already`;
    await orConflict(this.store.insert(Connection, row), message);
    return shown(row);
  }

  /** The connections of a project, oldest first. */
  list(project: string): Promise<ConnectionRecord[]> {
    return this.store.rows(Connection).find({ where: { project }, order: { id: 'asc' } });
  }

  /** The connection that a webhook names, with the secret to check its signature; undefined when there is none. */
  async forWebhook(
    id: string,
    shop: ShopName,
  ): Promise<{ connection: ConnectionRecord; secret: string } | undefined> {
    const found = await this.store
      .rows(Connection)
      .createQueryBuilder('connection')
      .addSelect('connection.secret')
      .where('connection.id = :id and connection.shop = :shop', { id, shop })
      .getOne();
    return found ? { connection: shown(found), secret: found.secret } : undefined;
  }

  /** Ends a connection, and forgets what it sent; its rows stay. @throws Problem `not-found` */
  async remove(project: string, id: string): Promise<void> {
    const { affected } = await this.store.rows(Connection).delete({ project, id });
    if (!affected) throw new Problem('not-found', 'there is no such connection in this project');
    for (const entity of [WebhookDelivery, WebhookTopic, ShopRefund]) {
      await this.store.rows(entity).delete({ connection: id });
    }
  }
}

function shown({ secret: _secret, ...rest }: Connection): ConnectionRecord {
  return rest;
}
