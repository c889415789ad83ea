/** The colours of the theme that is shown, by the names of tokens.css. */
export interface Colours {
  font: string;
  panel: string;
  raise: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  accent: string;
  accent2: string;
  warn: string;
  bad: string;
  /** For several lines in one chart; each keeps 3:1 on the panel. */
  series: string[];
}

export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: read('--font'),
    panel: read('--panel'),
    raise: read('--raise'),
    ink: read('--ink'),
    ink2: read('--ink-2'),
    ink3: read('--ink-3'),
    line: read('--line'),
    accent: read('--accent'),
    accent2: read('--accent-2'),
    warn: read('--warn-fill'),
    bad: read('--bad'),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((index) => read(`--series-${index}`)),
  };
}
