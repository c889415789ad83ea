import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing that a browser does on its own account may look like a request of the page. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of the machine's Chromium; undefined when there is none, which is said on the console. */
export function findChromium(): string | undefined {
  const found = places.find((place) => existsSync(place));
  if (!found) console.warn(`What needs a browser is skipped: there is none of ${places.join(', ')}.`);
  return found;
}

export function openChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: quiet });
}
