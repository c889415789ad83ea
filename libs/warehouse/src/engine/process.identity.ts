import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told from a later one with the same number by when it began. */
export interface ProcessIdentity {
  pid: number;
  /** opaque text that is the same as long as it is the same process */
  began: string;
}

export function identityOf(pid: number): ProcessIdentity | undefined {
  const began = beginOf(pid);
  return began === undefined ? undefined : { pid, began };
}

export const ownIdentity: ProcessIdentity = { pid: process.pid, began: beginOf(process.pid) ?? '' };

/** Whether that very process still runs; a process that cannot be looked at does. */
export function isRunning({ pid, began }: ProcessIdentity): boolean {
  if (pid === process.pid && began === ownIdentity.began) return true;
  try {
    return beginOf(pid) === began;
  } catch {
    return true;
  }
}

/** @throws Error when the system has no file left to open */
function beginOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // The name in brackets may hold spaces and brackets, so the fields are counted from its end.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.split(' ');
      const [state, began] = [fields[0], fields[19]];
      return state === 'Z' || state === 'X' ? undefined : began;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch (error) {
    if (['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN'].includes(String((error as NodeJS.ErrnoException).code))) {
      throw error;
    }
    return undefined;
  }
}
