import { bind, sql } from '#warehouse';
import type { Condition } from '../rule/rule.js';
import { closed, text } from '../rule/schema.js';
import type { ConditionType } from './condition-type.js';

export interface ConsentCondition extends Condition {
  readonly type: 'consent';
  readonly purpose: string;
  readonly given: boolean;
}

export const consentCondition: ConditionType<ConsentCondition> = {
  type: 'consent',
  title: 'Consent',
  description:
    'The customer said yes (given), or no, to a purpose. Who was never asked did neither: for everyone without a yes, ' +
    'put the yes under not.',
  schema: closed(
    {
      type: { const: 'consent', type: 'string' },
      purpose: text('Purpose, such as email, sms or ads.'),
      given: { type: 'boolean', description: 'true: said yes. false: said no.' },
    },
    ['type', 'purpose', 'given'],
  ),
  example: { type: 'consent', purpose: 'email', given: true },
  errors: () => [],
  compile({ purpose, given }, { marks }) {
    const key = bind(purpose, 'String');
    const answer = given ? sql`consent[${key}]` : sql`not consent[${key}]`;
    return marks.customer(sql`(mapContains(consent, ${key}) and ${answer})`);
  },
};
