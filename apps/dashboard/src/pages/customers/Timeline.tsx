import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pages } from '../../api/resources';
import type { TimelineEntry } from '../../api/types';
import { useFormat } from '../../format/use-format';
import { Empty } from '../../ui/Empty';
import { Paged } from '../../ui/Paged';
import { eventName } from '../funnels/event-names';

interface TimelinePage {
  entries: TimelineEntry[];
  next_cursor: string | null;
}

/** Orders, refunds and events, the newest first, by day. */
export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(
    pages<TimelinePage>(`/v1/customers/${encodeURIComponent(id)}/timeline`, { limit: 100 }),
  );
  return (
    <Paged
      query={query}
      items={(page) => page.entries}
      empty={<Empty title={t('customers.nothing')}>{t('customers.nothingHint')}</Empty>}
      isBare
    >
      {(entries) => <Entries entries={entries} />}
    </Paged>
  );
}

function Entries({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = format.day(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <div className="timeline">
      {[...days].map(([day, own]) => (
        <section key={day}>
          <h3>{day}</h3>
          <ul className="lines">
            {own.map((entry, index) => (
              <li key={`${entry.at} ${index}`} className={`entry entry--${entry.kind}`}>
                <time dateTime={entry.at}>{format.clock(entry.at)}</time>
                <span>{entry.kind === 'event' ? eventName(t, entry.name) : t(`kind.${entry.kind}`)}</span>
                <span className="quiet">{entry.title}</span>
                {entry.amount != null && (
                  <span className="numeric entry__amount">{format.money(entry.amount)}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
