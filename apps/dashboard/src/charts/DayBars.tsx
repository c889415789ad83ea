import type { ReactNode } from 'react';
import type { PeopleRef } from '../address/root-search';
import { PeopleLink } from '../ui/PeopleLink';

export interface DayBar {
  key: string;
  /** What the bar says when it is pointed at or read out. */
  label: string;
  value: number;
  people?: PeopleRef;
}

interface DayBarsProps {
  bars: readonly DayBar[];
  /** Stand below the first and the last bar. */
  ends: readonly [ReactNode, ReactNode];
  /** The highest value, written. */
  top: string;
}

/** Bars to scale from zero, without a chart library: the first page must be there at once, and each bar is a link. */
export function DayBars({ bars, ends, top }: DayBarsProps) {
  const highest = Math.max(0, ...bars.map(({ value }) => value));
  return (
    <figure className="daybars">
      <span className="daybars__top quiet numeric">{top}</span>
      <div className="daybars__plot">
        {bars.map(({ key, label, value, people }) => {
          const bar = (
            <span
              className="daybars__bar"
              style={{ height: `${highest > 0 ? (Math.max(0, value) / highest) * 100 : 0}%` }}
            />
          );
          return people ? (
            <PeopleLink key={key} className="daybars__slot" people={people} label={label} title={label}>
              {bar}
            </PeopleLink>
          ) : (
            <span key={key} className="daybars__slot" title={label}>
              {bar}
            </span>
          );
        })}
      </div>
      <figcaption className="quiet row">
        <span>{ends[0]}</span>
        <span className="spring" />
        <span>{ends[1]}</span>
      </figcaption>
    </figure>
  );
}
