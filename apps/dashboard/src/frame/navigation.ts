export interface NavEntry {
  to: string;
  text: string;
}

/** The pages that answer. */
export const questions: readonly NavEntry[] = [
  { to: '/', text: 'nav.overview' },
  { to: '/segments', text: 'nav.segments' },
  { to: '/value', text: 'nav.value' },
  { to: '/funnels', text: 'nav.funnels' },
  { to: '/customers', text: 'nav.customers' },
];

/** The pages where work is done. */
export const work: readonly NavEntry[] = [
  { to: '/audiences', text: 'nav.audiences' },
  { to: '/reports', text: 'nav.reports' },
  { to: '/data', text: 'nav.data' },
  { to: '/settings', text: 'nav.settings' },
];
