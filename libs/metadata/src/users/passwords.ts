import { hash, verify } from '@node-rs/argon2';
import { invalid } from '../store/checks.js';

/** argon2id with 19 MiB, two passes and one lane: OWASP's first recommendation, about 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * The argon2id hash of a password, in PHC form.
 * @throws Problem `invalid-parameters` for one shorter than 10 or longer than 256 characters
 */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < 10 || password.length > 256) {
    throw invalid('password', 'must have 10 to 256 characters', 'invalid-length');
  }
  return hash(password.normalize('NFKC'), cost);
}

let nobody: Promise<string> | undefined;

/** Whether the password is the one of `stored`; takes as long when there is none, so that the time does not tell who exists. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  if (password.length > 256) return false;
  nobody ??= hash('somebody who does not exist', cost);
  const matches = await verify(stored ?? (await nobody), password.normalize('NFKC'));
  return matches && typeof stored === 'string';
}
