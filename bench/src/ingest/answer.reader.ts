const end = '\r\n\r\n';

/** Reads the answers of one connection, one after the other, just enough to know their status and where they end. */
export class AnswerReader {
  private held = '';

  /** The status of the answer that `chunk` completes; undefined when more is to come. */
  push(chunk: Buffer): number | undefined {
    const text = this.held === '' ? chunk.toString('latin1') : this.held + chunk.toString('latin1');
    const body = text.indexOf(end) + end.length;
    if (body < end.length || text.length < body + lengthOf(text)) {
      this.held = text;
      return undefined;
    }
    this.held = '';
    return Number(text.slice(9, 12));
  }
}

function lengthOf(text: string): number {
  const found = /\r\ncontent-length: *(\d+)/i.exec(text);
  if (!found) throw new Error(`an answer without a length: ${text.slice(0, 200)}`);
  return Number(found[1]);
}
