import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunkGroups } from './build/chunks.ts';
import { compressed } from './build/compressed.ts';
import { firstPages } from './build/first-pages.ts';

const api = { target: 'http://127.0.0.1:3000', changeOrigin: true };

// Tools demand the default export.
export default defineConfig({
  plugins: [react(), firstPages(), compressed()],
  server: { proxy: { '/trpc': api, '/healthz': api } },
  build: {
    manifest: true,
    // Nothing becomes a data: URL: the CSP allows 'self' only, for fonts and images too.
    assetsInlineLimit: 0,
    // One style sheet: the styles of all pages together are smaller than the requests for each one's own.
    cssCodeSplit: false,
    // React, the router and the kit come in one file (`first`).
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
});
