import { Options, type Option } from './Options';
import { Popover } from './Popover';

interface ChipSelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly Option<T>[];
  change: (value: T) => void;
  side?: 'up' | 'right';
}

/** A parameter with a closed list of values. */
export function ChipSelect<T extends string>({ label, value, options, change, side }: ChipSelectProps<T>) {
  const shown = options.find((option) => option.value === value)?.label ?? value;
  return (
    <Popover
      side={side}
      label={
        <>
          {label} <em>{shown}</em>
        </>
      }
    >
      {(close) => (
        <Options
          label={label}
          options={options}
          value={value}
          choose={(next) => {
            change(next);
            close();
          }}
        />
      )}
    </Popover>
  );
}
