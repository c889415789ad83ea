export interface LegendLine {
  name: string;
  /** A colour of the theme, such as `var(--series-1)`. */
  colour: string;
}

interface LegendProps {
  lines: readonly LegendLine[];
  hidden: readonly string[];
  change: (hidden: string[]) => void;
}

/** The names of a chart's lines; each takes its line away and brings it back. */
export function Legend({ lines, hidden, change }: LegendProps) {
  return (
    <ul className="legend">
      {lines.map(({ name, colour }, index) => {
        const isHidden = hidden.includes(name);
        return (
          <li key={index}>
            <button
              type="button"
              aria-pressed={!isHidden}
              onClick={() => change(isHidden ? hidden.filter((each) => each !== name) : [...hidden, name])}
            >
              <i aria-hidden="true" style={{ background: colour }} />
              {name}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
