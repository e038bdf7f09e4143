import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = { target: 'http://127.0.0.1:3000', changeOrigin: true };

// Tools demand the default export.
export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/trpc': api, '/healthz': api } },
  build: {
    manifest: true,
    // Nothing becomes a data: address: the CSP names 'self' only, for fonts and images as well.
    assetsInlineLimit: 0,
    // What every first visit loads comes as one file: apart, forty files of a few hundred bytes each pack badly and are asked for one by one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'first', tags: ['$initial'], test: /node_modules|src\/(?!main)/ }],
        },
      },
    },
  },
});
