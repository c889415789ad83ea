const idDigits = 10;
const placeholder = '0'.repeat(idDigits);

/** A JSON array of events whose ids are written anew for each request, so that no event is sent twice. */
export class EventBody {
  readonly bytes: Buffer;
  private readonly places: number[] = [];

  /** @param run what begins the ids of this process and batch size */
  constructor(run: string, batch: number) {
    const rows = Array.from({ length: batch }, (_, index) => row(run, index));
    this.bytes = Buffer.from(`[${rows.join(',')}]`);
    const mark = `"${run}-`;
    for (let at = this.bytes.indexOf(mark); at >= 0; at = this.bytes.indexOf(mark, at + 1)) {
      this.places.push(at + mark.length);
    }
  }

  /** The body as request `number` has it. */
  as(number: number): Buffer {
    const digits = Buffer.from(String(number).padStart(idDigits, '0'));
    for (const place of this.places) digits.copy(this.bytes, place);
    return this.bytes;
  }
}

function row(run: string, index: number): string {
  return JSON.stringify({
    eventId: `${run}-${placeholder}-${index}`,
    name: 'product_viewed',
    occurredAt: '2026-01-05T10:00:00Z',
    customerId: `c${index % 9_973}`,
    productId: `p${index % 499}`,
    channel: 'email',
  });
}
