import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.js';

/** Resolves a name to all its addresses. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) =>
    lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))),
  );

/** Thrown when a name leads to an address that is not public. */
export class PrivateAddressError extends Error {
  constructor(hostname: string) {
    super(`${hostname} leads to an address that is not public`);
  }
}

/**
 * A lookup for sockets that hands out public addresses only. The socket connects to the very address that was checked,
 * so a name that answers differently the next time gains nothing. One private address among several refuses them all.
 */
export function safeLookup(allowPrivate: boolean, resolve: Resolve = systemResolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        const isSafe = allowPrivate || addresses.every(({ address }) => isPublicAddress(address));
        if (!first) callback(new Error(`${hostname} has no address`), '');
        else if (!isSafe) callback(new PrivateAddressError(hostname), '');
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}
