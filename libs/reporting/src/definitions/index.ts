export { channelName, withoutSecret } from './channel.rules.js';
export type * from './definition.js';
export { definitionSchema } from './definition.schema.js';
export { nightlyOverview, nightlyOverviewName } from './nightly-overview.js';
export { definitionOf, ReportDefinitions } from './report.definitions.js';
