import { currentContext, currentPage } from './context.js';
import { Sender } from './sender.js';
import { changeState, type Message, randomId, readState, replaceState } from './state.js';

/** What a page may call, also before this script is there: `(window.clientele ||= []).push(['track', 'Quiz taken'])`. */
type Call = [method: string, ...args: unknown[]];

const script = document.currentScript as HTMLScriptElement;
const { key = '', consent: asked, page: pages } = script.dataset;
const sender = new Sender(new URL('/v1/batch', script.src).href, key);

/** Messages of this page that wait for consent: they are nowhere but here. */
let held: (() => void)[] = [];

const mayIgnoreConsent = asked === 'off';
const hasConsent = () => readState().agreed ?? mayIgnoreConsent;

function send(type: string, fields: Partial<Message>, order?: string): void {
  const timestamp = new Date().toISOString();
  const page = currentPage();
  const queue = () => {
    // A thank-you page that is opened again is no second order.
    const { orders = [] } = readState();
    if (order && orders.includes(order)) return;
    if (order) changeState({ orders: [...orders, order].slice(-20) });
    const { customer, visitor = randomId() } = readState();
    changeState({ visitor, customer: fields.userId ?? customer });
    const context = currentContext(page);
    const ids = { userId: customer, anonymousId: visitor, messageId: randomId() };
    sender.add({ ...ids, ...fields, type, timestamp, context });
  };
  if (hasConsent()) queue();
  else if (readState().agreed === undefined) held.push(queue);
}

const track = (event: string, properties?: object) => send('track', { event, properties });

const methods = {
  /** The page as it stands; a shop that changes pages by script calls it after each change. */
  page: (properties?: object) => send('page', { name: document.title, properties }),
  product: (product: object) => track('Product Viewed', product),
  added: (product: object) => track('Product Added', product),
  removed: (product: object) => track('Product Removed', product),
  cart: (cart: object) => track('Cart Viewed', cart),
  checkout: (cart: object) => track('Checkout Started', cart),
  order: (properties: { order_id?: unknown }) =>
    send('track', { event: 'Order Completed', properties }, String(properties.order_id ?? '')),
  track,
  /** Says who the visitor is, from now on. */
  identify: (userId: string, traits?: object) => send('identify', { userId: String(userId), traits }),
  /**
   * Keeps whether the visitor agrees, and to which purposes. Without, everything of this visitor is forgotten here and
   * nothing is sent.
   */
  consent(agreed: boolean, purposes?: Record<string, boolean>) {
    if (agreed) {
      changeState({ agreed, purposes });
      for (const message of held) message();
      // A customer's profile keeps what was agreed to.
      if (readState().customer) methods.identify(readState().customer!);
    } else replaceState({ agreed });
    held = [];
  },
  /** Forgets who the visitor is: after a sign-out. */
  reset() {
    changeState({ customer: undefined, visitor: undefined, session: undefined });
  },
};

function push(...calls: Call[]): void {
  for (const [method, ...args] of calls) {
    (methods[method as keyof typeof methods] as ((...args: unknown[]) => void) | undefined)?.(...args);
  }
}

const page = window as unknown as { clientele?: Call[] | (typeof methods & { push: typeof push }) };
const early = page.clientele;
page.clientele = { ...methods, push };
if (pages !== 'off') methods.page();
if (Array.isArray(early)) push(...early);
if (hasConsent()) sender.start();

addEventListener('online', () => sender.start());
addEventListener('pagehide', () => sender.leave());
