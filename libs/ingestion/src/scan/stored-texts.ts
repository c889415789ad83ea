import { signedAmountCell } from '../rows/money.cell.js';
import { Rejection } from '../rows/rejection.js';
import type { RowContext } from '../rows/row-type.js';
import { timeCell } from '../rows/time.cell.js';
import { hasLargeNumber } from '../rows/value-checks.js';

const mostProperties = 1_000;

/** The stored text of an amount; undefined when it is not taken. */
export function amountText(amount: string | number): string | undefined {
  return unlessRejected(() => signedAmountCell(amount, '/value'));
}

/** The same of a time. */
export function timeText(time: string, context: Pick<RowContext, 'now' | 'timeZone'>): string | undefined {
  return unlessRejected(() => timeCell(time, '', context));
}

function unlessRejected(cell: () => string): string | undefined {
  try {
    return cell();
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

/** The stored text of an event's properties; undefined when there is anything about them that needs a second look. */
export function propertiesText(text: string): string | undefined {
  if (text.includes('\\u')) return undefined;
  let value: { order_id?: unknown; orderId?: unknown };
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return undefined;
  }
  // The order that an event is about has a cell of its own.
  if (value.order_id !== undefined || value.orderId !== undefined) return undefined;
  if (hasLargeNumber(value) || Object.keys(value).length > mostProperties) return undefined;
  return JSON.stringify(value);
}
