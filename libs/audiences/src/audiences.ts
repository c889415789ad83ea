import type { AudienceServices } from './audience-services.js';
import { describeConditions } from './conditions/conditions.js';
import { AudienceDefinitions } from './definitions/audience-definitions.js';
import { AudienceExports } from './exports/audience-exports.js';
import { AudienceMembers } from './memberships/audience-members.js';
import { AudienceRefreshes } from './memberships/audience-refreshes.js';
import { AudiencePreviews } from './preview/audience-previews.js';

/** Everything about audiences: who shall be reached, who that is, and the lists that are taken away. */
export class Audiences {
  readonly definitions: AudienceDefinitions;
  readonly previews: AudiencePreviews;
  readonly refreshes: AudienceRefreshes;
  readonly members: AudienceMembers;
  readonly exports: AudienceExports;

  constructor(services: AudienceServices) {
    this.definitions = new AudienceDefinitions(services);
    this.previews = new AudiencePreviews(services);
    this.refreshes = new AudienceRefreshes(services);
    this.members = new AudienceMembers(services);
    this.exports = new AudienceExports(services);
  }

  /** The vocabulary of rules, for builders and the reference. */
  describeConditions(): ReturnType<typeof describeConditions> {
    return describeConditions();
  }
}
