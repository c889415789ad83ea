import { LineBuffer } from './line-buffer.js';
import { type EventScan, textCells } from './rows/event-scan.js';
import { storedTimeBytes } from './rows/plain-time.js';
import { copyBytes, viewOf } from './rows/word-bytes.js';

const [quote, comma, openList] = [0x22, 0x2c, 0x5b];
const occurredAt = 2;
const [value, sequence, properties] = [13, 14, 15];

const noValue = viewOf(Buffer.from(',null,'));
const noSequence = viewOf(Buffer.from('0'));
const noOrder = viewOf(Buffer.from(',"",'));
const noProperties = viewOf(Buffer.from('"{}"'));

/** What a line holds beside its fields: quotes, commas, the time, the cells without a value. */
const frameBytes = 6 * textCells + 2 * storedTimeBytes + 80;

/** How lines of one time end. */
interface LineEnds {
  ingestedAt: string;
  tail: DataView;
  /** The rest of a line of texts alone, as nearly all are. */
  plainRest: DataView;
}

let ends: LineEnds | undefined;

/** Many requests come within one millisecond. */
function endsOf(ingestedAt: string): LineEnds {
  if (ends?.ingestedAt === ingestedAt) return ends;
  const tail = `,"${ingestedAt}"]\n`;
  const bytes = (text: string) => viewOf(Buffer.from(text));
  ends = { ingestedAt, tail: bytes(tail), plainRest: bytes(`,null,0,"","{}"${tail}`) };
  return ends;
}

/** The stored rows of events as bytes, written one after the other as they are found. */
export class EventLines extends LineBuffer {
  private readonly tail: DataView;
  private readonly plainRest: DataView;

  constructor(ingestedAt: string, size: number) {
    super(size);
    ({ tail: this.tail, plainRest: this.plainRest } = endsOf(ingestedAt));
  }

  /** Appends what `scan` found in `source`; `sourceBytes` is how long it was. Its content is JSON.stringify's of the cells. */
  write(scan: EventScan, source: Buffer, sourceBytes: number): void {
    this.reserve(sourceBytes + frameBytes);
    const { bytes: out, view } = this;
    let to = this.length;
    for (let cell = 0; cell < textCells; cell++) {
      out[to++] = cell === 0 ? openList : comma;
      out[to++] = quote;
      if (scan.has(cell)) {
        const begin = scan.begins[cell]!;
        const end = scan.ends[cell]!;
        if (cell === occurredAt) to = scan.times.write(scan.view, begin, end, view, to);
        else to = copyBytes(scan.view, begin, end, view, to);
      }
      out[to++] = quote;
    }
    this.length = to;
    this.writeRest(scan, source);
    this.count += 1;
  }

  private writeRest(scan: EventScan, source: Buffer): void {
    if (!scan.has(value) && !scan.has(sequence) && !scan.has(properties)) return this.copy(this.plainRest);
    if (scan.has(value)) this.text(`,"${scan.valueText}",`);
    else this.copy(noValue);
    if (scan.has(sequence)) this.text(source.toString('latin1', scan.begins[sequence], scan.ends[sequence]));
    else this.copy(noSequence);
    this.copy(noOrder);
    if (scan.has(properties)) this.text(JSON.stringify(scan.propertiesText));
    else this.copy(noProperties);
    this.copy(this.tail);
  }

  private copy(part: DataView): void {
    // A text before it may have taken the room of the whole line, once its quotes were escaped.
    this.reserve(part.byteLength);
    this.length = copyBytes(part, 0, part.byteLength, this.view, this.length);
  }
}
