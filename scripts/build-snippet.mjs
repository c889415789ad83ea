import { build } from 'vite';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../apps/snippet/src/clientele.ts', import.meta.url));

/** The script for the pages of a shop: one classic script, minified, for browsers of the last five years. */
export async function snippet() {
  const [bundle] = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      lib: { entry, formats: ['iife'], name: 'clienteleScript', fileName: 'clientele' },
      target: 'es2020',
      minify: true,
      write: false,
    },
  });
  return bundle.output[0].code;
}
