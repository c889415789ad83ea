import type { KeyboardEvent, ReactNode } from 'react';

export interface Option<T extends string> {
  value: T;
  label: string;
  aside?: ReactNode;
}

interface OptionsProps<T extends string> {
  label: string;
  options: readonly Option<T>[];
  value?: T;
  choose: (value: T) => void;
}

/** One choice out of a few: arrow keys move, Home and End jump, Enter chooses. */
export function Options<T extends string>({ label, options, value, choose }: OptionsProps<T>) {
  return (
    <div className="options" role="menu" aria-label={label} onKeyDown={moveFocus}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="menuitemradio"
          aria-checked={option.value === value}
          className="option"
          onClick={() => choose(option.value)}
        >
          {option.label}
          {option.aside !== undefined && <small>{option.aside}</small>}
        </button>
      ))}
    </div>
  );
}

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => (index >= last ? 0 : index + 1),
  ArrowUp: (index, last) => (index <= 0 ? last : index - 1),
  Home: () => 0,
  End: (_, last) => last,
};

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  items[step(items.indexOf(document.activeElement as HTMLElement), items.length - 1)]?.focus();
}
