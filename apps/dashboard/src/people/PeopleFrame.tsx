import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../address/use-address';
import { useFormat } from '../format/use-format';
import { Sheet } from '../ui/Sheet';

interface PeopleFrameProps {
  title: string;
  /** Begins the lead, see {@link AnalysisPeople.about}. */
  about?: string;
  /** Absent until it is known. */
  count: number | undefined;
  actions: ReactNode;
  children: ReactNode;
}

/** Title, number and what can be done with the people; the address closes it. */
export function PeopleFrame({ title, about, count, actions, children }: PeopleFrameProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, setAddress] = useAddress();
  return (
    <Sheet
      title={title || t('people.title')}
      lead={
        count === undefined
          ? (about ?? '\u00a0')
          : [about, t('people.count', { count, shown: format.count(count) })].join(about ? t('ui.gap') : '')
      }
      close={() => setAddress({ people: undefined })}
    >
      <div className="stack">
        <div className="row">{actions}</div>
        {children}
      </div>
    </Sheet>
  );
}
