import { useTranslation } from 'react-i18next';
import { bases } from '../../../parameters/bases';
import { Field, Select } from '../../../ui/Field';
import type { ConditionFormProps } from '../ConditionEditor';
import { orderAggregates } from '../condition-forms';
import { ComparisonFields } from './ComparisonFields';
import { WhereFields } from './WhereFields';
import { WindowField } from './WindowField';

const properties = ['channel', 'campaign', 'coupon', 'region', 'device', 'source', 'productId', 'category'];

/** How often, how much or when someone ordered. */
export function OrdersForm({ condition, put }: ConditionFormProps) {
  const { t } = useTranslation();
  const aggregate = String(condition['aggregate']);
  const isMoney = aggregate === 'sum' || aggregate === 'average';
  return (
    <>
      <Field label={t('fields.aggregate')}>
        <Select
          value={aggregate}
          options={orderAggregates.map((value) => ({ value, label: t(`orderAggregate.${value}`) }))}
          onChange={(event) => put({ aggregate: event.target.value, basis: undefined })}
        />
      </Field>
      {isMoney && (
        <Field label={t('chips.basis')}>
          <Select
            value={String(condition['basis'] ?? 'net')}
            options={bases.map((value) => ({ value, label: t(`basis.${value}`) }))}
            onChange={(event) => put({ basis: event.target.value })}
          />
        </Field>
      )}
      <ComparisonFields condition={condition} put={put} />
      <WindowField condition={condition} put={put} />
      <WhereFields condition={condition} put={put} properties={properties} />
    </>
  );
}
