import { bind, sql } from '#warehouse';
import type { Condition } from '../rule/rule.js';
import { closed, text } from '../rule/schema.js';
import type { ConditionType } from './condition-type.js';

export interface AudienceCondition extends Condition {
  readonly type: 'audience';
  readonly id: string;
}

/** Another audience means its published members: what is listed there is what counts here, static ones included. */
export const audienceCondition: ConditionType<AudienceCondition> = {
  type: 'audience',
  title: 'Another audience',
  description: 'Members of another audience, as it was last published. Audiences may not contain each other.',
  schema: closed({ type: { const: 'audience', type: 'string' }, id: text('Id of the audience.', 36) }, [
    'type',
    'id',
  ]),
  example: { type: 'audience', id: '018f3c2e-5b7a-7c3d-9e10-0a1b2c3d4e5f' },
  errors: () => [],
  async compile({ id }, { marks, membersOf }) {
    const runId = await membersOf(id);
    const members = sql`    select person, customer_id, anonymous_id
    from audience_members
    where audience_id = ${bind(id, 'String')} and run_id = ${bind(runId, 'String')}`;
    return marks.list(members, true);
  },
};
