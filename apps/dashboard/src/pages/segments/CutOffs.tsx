import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';

/** Where one score ends and the next begins, as the data resolved it. */
export function CutOffs({ parameters }: { parameters: Record<string, unknown> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cutoffs = (parameters['cutoffs'] ?? {}) as Record<string, unknown>;
  const list = (name: string, write: (value: number) => string) => {
    const values = cutoffs[name];
    return Array.isArray(values) && values.length
      ? values.map((value) => write(Number(value))).join(' / ')
      : undefined;
  };
  const recency = list('recency', (value) => format.count(value));
  const frequency = list('frequency', (value) => format.count(value));
  const monetary = list('monetary', format.money);
  const parts = [
    recency && t('segments.cutRecency', { values: recency }),
    frequency && t('segments.cutFrequency', { values: frequency }),
    monetary && t('segments.cutMonetary', { values: monetary }),
  ].filter((part) => part !== undefined);
  if (!parts.length) return null;
  return <p className="quiet figure__foot">{t('segments.cutoffs', { parts: parts.join(t('ui.comma')) })}</p>;
}
