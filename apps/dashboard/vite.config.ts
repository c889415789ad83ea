import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run -s clientele -- serve` listens while the dashboard is worked on with `npx vite apps/dashboard`. */
const server = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
