import type { ShopTable } from './rows.js';
import { depths, type Setting } from './setting.js';

/** What one pass over the shop counted; its size does not grow with the shop. Amounts in minor units. */
export class Tally {
  readonly rows: Partial<Record<ShopTable, number>> = {};
  customers = 0;
  repeatBuyers = 0;
  droppedOut = 0;
  nightBuyers = 0;
  couponHunters = 0;
  highReturners = 0;
  paidOrders = 0;
  nightOrders = 0;
  couponOrders = 0;
  refundedOrders = 0;
  otherOrders: Record<'pending' | 'cancelled' | 'test', number> = { pending: 0, cancelled: 0, test: 0 };
  gross = 0;
  discount = 0;
  refunds = 0;
  rateSum = 0;
  dropoutSum = 0;
  trackedPeople = 0;
  /** People by the deepest step that one of their sessions reached. */
  readonly people: number[] = new Array<number>(depths.order + 1).fill(0);
  /** Buyers whose next order came within 30 days of the look at a product that led to an order. */
  repurchasedIn30Days = 0;
  readonly channels: Record<string, ChannelTally>;
  /** Sessions by device, whether on the fault's days, and deepest step. */
  private readonly sessionCounts: number[][][];

  constructor(private readonly setting: Setting) {
    const { devices, channels } = setting.model;
    this.sessionCounts = devices.map(() => [0, 1].map(() => new Array<number>(depths.order + 1).fill(0)));
    this.channels = Object.fromEntries(
      channels.map(({ name }) => [name, { customers: 0, orders: 0, goods: 0, rateSum: 0, spend: 0 }]),
    );
  }

  addSession(device: number, at: number, depth: number): void {
    const onFaultDay = this.setting.isFaultDay(this.setting.calendar.dayOf(at)) ? 1 : 0;
    this.sessionCounts[device]![onFaultDay]![depth]!++;
  }

  /** How many sessions reached each step, on all devices or one, on the fault's days, the others, or all. */
  sessionsReaching(device: string | undefined, days: 'fault' | 'other' | 'all'): number[] {
    const sums = new Array<number>(depths.order + 1).fill(0);
    for (const [index, { name }] of this.setting.model.devices.entries()) {
      if (device !== undefined && name !== device) continue;
      const [other, fault] = this.sessionCounts[index]!;
      for (let depth = 0; depth < sums.length; depth++) {
        if (days !== 'fault') sums[depth]! += other![depth]!;
        if (days !== 'other') sums[depth]! += fault![depth]!;
      }
    }
    return reached(sums);
  }

  /** How many people reached each step in one session. */
  peopleReaching(): number[] {
    return reached(this.people);
  }
}

interface ChannelTally {
  customers: number;
  orders: number;
  /** Goods value: gross less discount. */
  goods: number;
  rateSum: number;
  spend: number;
}

/** From counts by deepest step to counts of those who reached each step. */
function reached(deepest: readonly number[]): number[] {
  const sums = [...deepest];
  for (let depth = sums.length - 2; depth >= 0; depth--) sums[depth]! += sums[depth + 1]!;
  return sums;
}
