import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where `npm run -s clientele -- serve` listens while the dashboard is worked on with `npx vite apps/dashboard`. */
const server = 'http://127.0.0.1:3000';

/** Writes each file gzipped beside itself once, for the server to send as it is. */
const gzipped: Plugin = {
  name: 'gzipped',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const files = Object.values(bundle).filter(({ fileName }) => /\.(js|css|html)$/.test(fileName));
    for (const file of files) {
      const content = file.type === 'chunk' ? file.code : file.source;
      await writeFile(join(dir, `${file.fileName}.gz`), gzipSync(content, { level: 9 }));
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), gzipped],
  build: {
    outDir: '../../dist/apps/dashboard',
    emptyOutDir: true,
    // An inlined file would be a data: address, which the server's content security policy allows for pictures only.
    assetsInlineLimit: 0,
    // The charts' library is one lazy file, loaded by the first page that draws.
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/v1', '/auth', '/openapi.json'].map((path) => [path, server])),
  },
});
