import { drawIdleBasket } from './basket.js';
import type { Session } from './events.js';
import { type Attempt, drawDevice, isAtNight } from './purchases.js';
import type { Random } from './random.js';
import { depths, type Setting } from './setting.js';
import type { Traits } from './traits.js';

/** A session without an order, and what the checkout fault did to it. */
export interface IdleSession extends Session {
  stopped: boolean;
}

/** Orders and other sessions of the same customer keep this distance (ms): nobody is in two sessions at once. */
const apart = 3 * 3_600_000;

/** The customer's sessions without an order that belong to one attempt, mostly before it; unsorted. */
export function drawOwnSessions(
  setting: Setting,
  traits: Traits,
  attempts: readonly Attempt[],
  position: number,
  random: Random,
): IdleSession[] {
  const { ownShare, meanDaysFromOrder } = setting.model.browsing;
  const sessions: IdleSession[] = [];
  const day = setting.calendar.dayOf(attempts[position]!.at);
  for (let left = random.poisson(setting.idleSessions * ownShare); left > 0; left--) {
    const distance = 1 + Math.floor(random.exponential(meanDaysFromOrder));
    const on = random.chance(0.7) ? day - distance : day + distance;
    const atNight = isAtNight(setting, traits, random);
    if (on < 0 || on >= setting.calendar.dayCount) continue;
    const at = setting.drawTime(on, atNight, random);
    if (attempts.some((attempt) => Math.abs(attempt.at - at) < apart) || tooLate(setting, at)) continue;
    const device = drawDevice(setting, traits, random);
    const channel =
      at < attempts[0]!.at || random.chance(0.4) ? traits.channel : setting.drawReturningChannel(random);
    sessions.push(drawIdleSession(setting, at, device, channel, random));
  }
  return sessions;
}

/** The sessions of one visitor who never buys, the first of them on about `day`; unsorted. */
export function drawVisits(setting: Setting, day: number, random: Random): IdleSession[] {
  const { browsing, nightBuyers } = setting.model;
  const { share, ordersAtNight, othersAtNight } = nightBuyers;
  const device = setting.drawDevice(random);
  const channel = setting.drawChannel(random);
  const atNight = share * ordersAtNight + (1 - share) * othersAtNight;
  const more = 1 - 1 / browsing.sessionsPerVisitor;
  const sessions: IdleSession[] = [];
  let on = day;
  do {
    const at = setting.drawTime(on, random.chance(atNight), random);
    if (!tooLate(setting, at)) sessions.push(drawIdleSession(setting, at, device, channel, random));
    on += 1 + Math.floor(random.exponential(browsing.meanDaysFromOrder));
  } while (on < setting.calendar.dayCount && random.chance(more));
  return sessions;
}

/** How many visitors who never buy come along with one attempt. */
export function drawVisitorCount(setting: Setting, random: Random): number {
  const { ownShare, sessionsPerVisitor } = setting.model.browsing;
  return random.poisson((setting.idleSessions * (1 - ownShare)) / sessionsPerVisitor);
}

function drawIdleSession(
  setting: Setting,
  at: number,
  device: number,
  channel: string,
  random: Random,
): IdleSession {
  let depth = setting.drawIdleDepth(random);
  const stopped =
    depth >= depths.payment && setting.isFaulty(device, at) && random.chance(setting.model.fault!.failure);
  if (stopped) depth = depths.checkout;
  return {
    at,
    depth,
    device,
    channel,
    campaign: setting.drawCampaign(channel, at, random),
    basket: depth >= depths.add ? drawIdleBasket(setting, random) : null,
    stopped,
  };
}

/** Sessions that could run on beyond the end of the range are left out. */
function tooLate(setting: Setting, at: number): boolean {
  return setting.calendar.to - at < 3_600_000;
}
