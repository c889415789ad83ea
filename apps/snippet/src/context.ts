import { changeState, randomId, readState, type Session } from './state.js';

const visitMilliseconds = 30 * 60_000;

/** The visit that goes on, or a new one. */
function currentSession(): Session {
  const now = Date.now();
  const { session } = readState();
  const goesOn = session && now - session.last < visitMilliseconds;
  const next = goesOn
    ? { ...session, last: now }
    : { id: randomId(), last: now, campaign: campaignOf(location.search) };
  changeState({ session: next });
  return next;
}

/** utm_source, utm_medium, utm_campaign, ... without their prefix, `campaign` as `name`. */
function campaignOf(search: string): Record<string, string> | undefined {
  const campaign: Record<string, string> = {};
  new URLSearchParams(search).forEach((value, key) => {
    if (/^utm_/.test(key)) campaign[key === 'utm_campaign' ? 'name' : key.slice(4)] = value;
  });
  return Object.keys(campaign).length ? campaign : undefined;
}

/** The page as it stands. */
export const currentPage = (): object => ({
  url: location.href.split('#')[0],
  referrer: document.referrer || undefined,
  title: document.title,
});

/** Where a message comes from, in the words of Segment's context. */
export function currentContext(page: object): object {
  const { id, campaign } = currentSession();
  const { purposes } = readState();
  return {
    page,
    userAgent: navigator.userAgent,
    locale: navigator.language,
    sessionId: id,
    campaign,
    consent: purposes && { categoryPreferences: purposes },
  };
}
