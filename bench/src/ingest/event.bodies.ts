const idDigits = 10;
const placeholder = '0'.repeat(idDigits);

/** A JSON array of events whose ids are written anew for each request, so that no event is sent twice. */
export class EventBody {
  private readonly bytes: Buffer;
  private readonly places: number[] = [];

  /** @param run what begins the ids of this connection's events */
  constructor(run: string, batch: number) {
    this.bytes = Buffer.from(`[${Array.from({ length: batch }, (_, index) => row(run, index)).join(',')}]`);
    const mark = `"${run}-`;
    for (let at = this.bytes.indexOf(mark); at >= 0; at = this.bytes.indexOf(mark, at + 1)) {
      this.places.push(at + mark.length);
    }
  }

  /** The body of request number `number`; the one before must have been answered. */
  as(number: number): Buffer {
    const digits = Buffer.from(String(number).padStart(idDigits, '0'));
    for (const place of this.places) digits.copy(this.bytes, place);
    return this.bytes;
  }
}

const names = ['page_viewed', 'product_viewed', 'product_viewed', 'product_added', 'checkout_started'];
const channels = ['email', 'organic', 'direct', 'social'];
const devices = ['mobile', 'desktop', 'mobile', 'tablet'];

const digits = (value: number, length: number) => String(value).padStart(length, '0');

/** About 210 bytes as a shop's page sends them: one in three of somebody who is known, each at a time of its own. */
function row(run: string, index: number): string {
  const visitor = index % 9_973;
  const time = `${digits(index % 24, 2)}:${digits(index % 59, 2)}:${digits(index % 53, 2)}.${digits(index % 997, 3)}`;
  return JSON.stringify({
    eventId: `${run}-${placeholder}-${index}`,
    name: names[index % names.length],
    occurredAt: `2025-10-05T${time}Z`,
    ...(visitor % 3 === 0 ? { customerId: `c${visitor}` } : { anonymousId: `visitor-${visitor}` }),
    sessionId: `s-${visitor}-${index % 7}`,
    productId: `sku-${index % 499}`,
    channel: channels[index % channels.length],
    device: devices[(index >> 2) % devices.length],
  });
}
