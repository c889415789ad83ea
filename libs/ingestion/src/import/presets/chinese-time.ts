import { cellFormats } from '../cell-format.js';

/** A time of Taobao or JD, which is Beijing's whatever the project's zone; spreadsheets turn it into `2024/1/5 9:30`. */
export function beijingTime(text: string): string | undefined {
  if (text === '') return undefined;
  const time = cellFormats['year-month-day'](text).replace(/^(\d{4}-\d\d-\d\d) /, '$1T');
  if (/^\d{4}-\d\d-\d\d$/.test(time)) return `${time}T00:00:00+08:00`;
  return /T\d\d:\d\d(:\d\d)?$/.test(time) ? `${time}+08:00` : time;
}
