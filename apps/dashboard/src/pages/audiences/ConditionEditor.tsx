import type { ComponentType } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Condition } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { PeopleLink } from '../../ui/PeopleLink';
import type { ConditionMarks } from './GroupEditor';
import { AbsenceForm } from './conditions/AbsenceForm';
import { AnalysisForm } from './conditions/AnalysisForm';
import { AudienceForm } from './conditions/AudienceForm';
import { ConsentForm } from './conditions/ConsentForm';
import { EventsForm } from './conditions/EventsForm';
import { OrdersForm } from './conditions/OrdersForm';
import { ProfileForm } from './conditions/ProfileForm';
import { RfmForm } from './conditions/RfmForm';
import { writeRule, type ConditionNode } from './rule-tree';

export interface ConditionFormProps {
  condition: Condition;
  /** Takes the fields that change; an undefined one is taken away. */
  put: (fields: Record<string, unknown>) => void;
}

const forms: Record<string, ComponentType<ConditionFormProps>> = {
  profile: ProfileForm,
  consent: ConsentForm,
  rfm: RfmForm,
  orders: OrdersForm,
  events: EventsForm,
  absence: AbsenceForm,
  audience: AudienceForm,
  analysis: AnalysisForm,
};

interface ConditionEditorProps {
  node: ConditionNode;
  change: (node: ConditionNode) => void;
  remove: () => void;
  mark?: ConditionMarks[number];
}

/** One condition with its fields, turned round on request, and how many meet it. */
export function ConditionEditor({ node, change, remove, mark }: ConditionEditorProps) {
  const { t } = useTranslation();
  const { condition, isNot } = node;
  const Form = forms[condition.type];
  const name = t(`condition.${condition.type}`, { defaultValue: condition.type });
  return (
    <div className="condition" role="group" aria-label={name}>
      <div className="row">
        <h3>{name}</h3>
        <label className="check">
          <input
            type="checkbox"
            checked={isNot}
            onChange={(event) => change({ ...node, isNot: event.target.checked })}
          />
          {t('audiences.not')}
        </label>
        <span className="spring" />
        {mark && <Mark node={node} name={name} mark={mark} />}
        <button
          type="button"
          className="icon"
          aria-label={t('audiences.removeCondition', { name })}
          onClick={remove}
        >
          ✕
        </button>
      </div>
      {Form && (
        <div className="condition__fields">
          <Form
            condition={condition}
            put={(fields) => {
              const next = Object.entries({ ...condition, ...fields }).filter(
                ([, value]) => value !== undefined,
              );
              change({ ...node, condition: Object.fromEntries(next) as Condition });
            }}
          />
        </div>
      )}
    </div>
  );
}

interface MarkProps {
  node: ConditionNode;
  name: string;
  mark: ConditionMarks[number];
}

/** How many meet the condition, which opens them, and how many it takes away. */
function Mark({ node, name, mark }: MarkProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = node.isNot ? `${t('audiences.not')} ${name}` : name;
  return (
    <span className="quiet numeric">
      <Trans
        i18nKey="audiences.mark"
        values={{ matching: format.count(mark.matching), removed: format.count(mark.removed) }}
        components={{
          people: (
            <PeopleLink
              className="numeric-link"
              people={{ rule: writeRule(node) ?? node.condition, title }}
              children={null}
            />
          ),
        }}
      />
    </span>
  );
}
