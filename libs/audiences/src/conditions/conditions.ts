import { absenceCondition } from './absence.condition.js';
import { analysisCondition } from './analysis.condition.js';
import { audienceCondition } from './audience.condition.js';
import type { ConditionType } from './condition-type.js';
import { consentCondition } from './consent.condition.js';
import { eventsCondition } from './events.condition.js';
import { ordersCondition } from './orders.condition.js';
import { profileCondition } from './profile.condition.js';
import { rfmCondition } from './rfm.condition.js';

/** The whole vocabulary of rules. Adding a word is its file and a line here. */
export const conditionTypes: readonly ConditionType[] = [
  profileCondition,
  consentCondition,
  rfmCondition,
  ordersCondition,
  eventsCondition,
  absenceCondition,
  audienceCondition,
  analysisCondition,
] as readonly unknown[] as readonly ConditionType[];

const byType = new Map(conditionTypes.map((type) => [type.type, type]));

/** The word, or undefined for a name that is none. */
export function conditionType(name: string): ConditionType | undefined {
  return byType.get(name);
}

/** The vocabulary as the rule builder needs it: what each word means, its fields, an example. */
export function describeConditions() {
  return conditionTypes.map(({ type, title, description, schema, example }) => ({
    type,
    title,
    description,
    fields: schema,
    example,
  }));
}
