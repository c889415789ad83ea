/** The colours of one theme, by the name of their token. */
export type Tokens = Readonly<Record<(typeof tokenNames)[number], string>>;

export const tokenNames = [
  'bg',
  'panel',
  'raise',
  'ink',
  'ink-2',
  'ink-3',
  'line',
  'accent',
  'accent-2',
  'warn',
  'warn-2',
  'bad',
  'good',
  'heat-0',
  'heat-1',
  'heat-2',
  'heat-3',
  'heat-4',
  'heat-5',
  'on-0',
  'on-1',
  'on-2',
  'on-3',
  'on-4',
  'on-5',
] as const;

/** Paper and ink. Every ink keeps 4.5:1 on every ground that it stands on (theme.spec.ts). */
export const light: Tokens = {
  bg: '#f6f5f1',
  panel: '#ffffff',
  raise: '#fbfaf7',
  ink: '#1d1c1a',
  'ink-2': '#5d5a55',
  'ink-3': '#6d6963',
  line: '#e5e2da',
  accent: '#0f6b5c',
  'accent-2': '#d8ebe6',
  warn: '#9c480c',
  'warn-2': '#fbeadb',
  bad: '#ad2a20',
  good: '#2a7440',
  'heat-0': '#f3f0e7',
  'heat-1': '#cfe3da',
  'heat-2': '#9cc9bb',
  'heat-3': '#5fa898',
  'heat-4': '#29796a',
  'heat-5': '#0f5d50',
  'on-0': '#1d1c1a',
  'on-1': '#1d1c1a',
  'on-2': '#10241f',
  'on-3': '#0b2b25',
  'on-4': '#ffffff',
  'on-5': '#ffffff',
};

export const dark: Tokens = {
  bg: '#141412',
  panel: '#1c1c19',
  raise: '#21211e',
  ink: '#edece7',
  'ink-2': '#aeaaa2',
  'ink-3': '#97938b',
  line: '#302f2b',
  accent: '#57c2ae',
  'accent-2': '#17382f',
  warn: '#e39a5c',
  'warn-2': '#3a2716',
  bad: '#f0857b',
  good: '#79c78d',
  'heat-0': '#24241f',
  'heat-1': '#1f3f37',
  'heat-2': '#225c50',
  'heat-3': '#26705f',
  'heat-4': '#45a593',
  'heat-5': '#86d6c5',
  'on-0': '#edece7',
  'on-1': '#edece7',
  'on-2': '#ffffff',
  'on-3': '#ffffff',
  'on-4': '#06201b',
  'on-5': '#06201b',
};

export type Theme = 'auto' | 'light' | 'dark';

/**
 * The tokens as custom properties: light, dark where the reader's system asks for it, and either by `data-theme` on the
 * root element. Paper is always light.
 */
export function themeCss(): string {
  const darkRules = declarations(dark, 'dark');
  return [
    `:root{${declarations(light, 'light')}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${darkRules}}}`,
    `@media screen{:root[data-theme=dark]{${darkRules}}}`,
  ].join('\n');
}

function declarations(tokens: Tokens, scheme: string): string {
  return `color-scheme:${scheme};${tokenNames.map((name) => `--${name}:${tokens[name]}`).join(';')}`;
}
