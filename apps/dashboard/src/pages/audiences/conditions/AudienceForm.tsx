import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { resource } from '../../../api/resources';
import type { Audience } from '../../../api/types';
import { Field, Select } from '../../../ui/Field';
import type { ConditionFormProps } from '../ConditionEditor';

/** The members of another audience. */
export function AudienceForm({ condition, put }: ConditionFormProps) {
  const { t } = useTranslation();
  const query = useQuery(resource<{ audiences: Audience[] }>('/v1/audiences', { limit: 200 }));
  return (
    <Field label={t('condition.audience')}>
      <Select
        value={String(condition['id'] ?? '')}
        options={[
          { value: '', label: t('fields.choose') },
          ...(query.data?.audiences.map(({ id, name }) => ({ value: id, label: name })) ?? []),
        ]}
        onChange={(event) => put({ id: event.target.value })}
      />
    </Field>
  );
}
