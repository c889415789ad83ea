import { type Fields, fieldsOf, textOf } from './fields.js';

/** The kind of device that a context tells, in lower case: by its name, else by the browser's own description. */
export function deviceOf(context: Fields): string | undefined {
  const told = textOf(fieldsOf(context, 'device'), 'type');
  if (told !== undefined) return told.toLowerCase();
  const agent = textOf(context, 'userAgent');
  if (agent === undefined) return undefined;
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  return /Mobi|iPhone|Android/i.test(agent) ? 'mobile' : 'desktop';
}
