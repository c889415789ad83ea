import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '#core';
import { blockedBy, type Identifier } from '#ingestion';
import { Clientele } from '#runtime';
import type { Principal } from '../http/principal.js';
import { CustomersService } from './customers.service.js';

/** Decisions of people about which ids are one person. */
@Injectable()
export class IdentifiersService {
  constructor(
    @Inject(Clientele) private readonly clientele: Clientele,
    @Inject(CustomersService) private readonly customers: CustomersService,
  ) {}

  /**
   * Joins an id to a customer or parts it from it, and answers with the ids of the customer after that.
   * @throws Problem `not-found` for a customer or an identifier that is not known, `conflict` for the customer's own id
   */
  async decide(
    { project, actor }: Principal,
    decision: 'joined' | 'parted',
    customerId: string,
    { type, value }: Identifier,
  ) {
    const own = String((await this.customers.profile(project, customerId))['customerId']);
    const identifiers = await this.customers.identifiers(project, own);
    if (type === 'customerId' && value === own) {
      throw new Problem('conflict', "value: is the customer's own id");
    }
    const isKnown = identifiers.some((one) => one.type === type && one.value === value);
    if (decision === 'parted' && !isKnown) {
      throw new Problem('not-found', 'The customer is not known by that id');
    }
    const identity = this.clientele.ingestion.identity(project);
    if (decision === 'joined' && blockedBy(await identity.settings())(value)) {
      throw new Problem('conflict', 'value: is blocked, as it stands for nobody in particular');
    }
    const names = identifiers.filter((one) => one.type === 'customerId').map((one) => String(one.value));
    const others = names.filter((name) => type !== 'customerId' || name !== value);
    await identity.decide(decision, { type, value }, decision === 'joined' ? [own] : others);
    await this.clientele.metadata.audit.append({
      project,
      actor,
      action: decision === 'joined' ? 'customer.join' : 'customer.part',
      subject: `identifier:${type}`,
    });
    return { identifiers: await this.customers.identifiers(project, own) };
  }
}
