import { randomUUID } from 'node:crypto';
import type { Question } from '../question.js';
import { encodeParam } from './param.encoding.js';

export interface FormBody {
  body: Buffer;
  contentType: string;
}

const namePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A question as a form: its text and its values travel in the body, so that neither meets the length limit of a URL
 * nor the access log of a proxy.
 *
 * @throws TypeError when a parameter's name is no identifier
 */
export function formBody(question: Question): FormBody {
  const boundary = `clientele-${randomUUID()}`;
  const fields = [['query', question.sql]];
  for (const [name, value] of Object.entries(question.params ?? {})) {
    if (!namePattern.test(name)) throw new TypeError('the name of a parameter must be an identifier');
    fields.push([`param_${name}`, encodeParam(value)]);
  }
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
