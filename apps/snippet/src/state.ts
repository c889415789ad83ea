/** A message of Segment's protocol, as it waits in the queue. */
export interface Message {
  type: string;
  messageId: string;
  timestamp: string;
  userId?: string;
  anonymousId: string;
  event?: string;
  name?: string;
  properties?: object;
  traits?: object;
  context: object;
}

/** What a visit is known by: it ends after half an hour without a message. */
export interface Session {
  id: string;
  /** Milliseconds since 1970 of its last message. */
  last: number;
  /** What the address of its first page says of where the visitor came from. */
  campaign?: Record<string, string>;
}

/** What is remembered between pages. Nothing is kept before consent is given, except that it was refused. */
export interface State {
  /** Whether the visitor agreed; absent: was not asked yet. */
  agreed?: boolean;
  /** Purposes that the visitor agreed to or refused. */
  purposes?: Record<string, boolean>;
  visitor?: string;
  customer?: string;
  session?: Session;
  /** The ids of the last orders that were told of. */
  orders?: string[];
  /** What was not answered yet, oldest first. */
  queue?: Message[];
}

const name = 'clientele';

/** What this page knows; the only place of it when the browser refuses storage. */
let memory: State = {};
let isStored = true;

/** Tabs share what is stored, so it is read anew each time. */
export function readState(): State {
  if (!isStored) return memory;
  try {
    memory = (JSON.parse(localStorage.getItem(name) || '{}') as State | null) ?? {};
  } catch {
    // Storage is refused, or somebody else wrote there.
  }
  return memory;
}

export const changeState = (change: Partial<State>): void => replaceState({ ...readState(), ...change });

/** Forgets everything else. */
export function replaceState(state: State): void {
  memory = state;
  try {
    localStorage.setItem(name, JSON.stringify(state));
    isStored = true;
  } catch {
    // Refused or full.
    isStored = false;
  }
}

/** 128 random bits in hex; crypto.randomUUID is not there on plain http. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
