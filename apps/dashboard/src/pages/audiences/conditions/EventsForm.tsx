import { useTranslation } from 'react-i18next';
import { Field, Select } from '../../../ui/Field';
import type { ConditionFormProps } from '../ConditionEditor';
import { eventAggregates } from '../condition-forms';
import { ComparisonFields } from './ComparisonFields';
import { EventSelect } from './EventSelect';
import { WhereFields } from './WhereFields';
import { WindowField } from './WindowField';

const properties = ['device', 'channel', 'category', 'productId', 'campaign', 'region', 'url'];

/** How often or when someone did something. */
export function EventsForm({ condition, put }: ConditionFormProps) {
  const { t } = useTranslation();
  return (
    <>
      <EventSelect
        value={String(condition['name'] ?? '')}
        change={(name) => put({ name, names: undefined })}
      />
      <Field label={t('fields.aggregate')}>
        <Select
          value={String(condition['aggregate'])}
          options={eventAggregates.map((value) => ({ value, label: t(`eventAggregate.${value}`) }))}
          onChange={(event) => put({ aggregate: event.target.value })}
        />
      </Field>
      <ComparisonFields condition={condition} put={put} />
      <WindowField condition={condition} put={put} />
      <WhereFields condition={condition} put={put} properties={properties} />
    </>
  );
}
