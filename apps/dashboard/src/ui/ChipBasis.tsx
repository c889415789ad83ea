import { useTranslation } from 'react-i18next';
import { bases, type Basis } from '../parameters/bases';
import { ChipSelect } from './ChipSelect';

interface ChipBasisProps {
  value: Basis | undefined;
  change: (value: Basis) => void;
}

/** Which amount of an order is counted; net unless another one is chosen. */
export function ChipBasis({ value = 'net', change }: ChipBasisProps) {
  const { t } = useTranslation();
  return (
    <ChipSelect
      label={t('chips.basis')}
      value={value}
      options={bases.map((basis) => ({ value: basis, label: t(`basis.${basis}`) }))}
      change={change}
    />
  );
}
