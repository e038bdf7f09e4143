import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = { target: 'http://127.0.0.1:3000', changeOrigin: true };

// Tools demand the default export.
export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/trpc': api, '/healthz': api } },
  build: {
    manifest: true,
    // Nothing becomes a data: URL: the CSP allows 'self' only, for fonts and images too.
    assetsInlineLimit: 0,
    // Code that every first visit loads is one file: forty files of a few hundred bytes compress badly and are requested one by one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], test: /node_modules|src\/(?!main)/ },
            // The texts of the first visit (firstNamespaces in i18n.ts), one file for each language.
            ...['en', 'de'].map((language) => ({
              name: `texts-${language}`,
              test: new RegExp(`locales/${language}/(?:auth|common|errors|second-factor|shell)\\.json$`),
            })),
          ],
        },
      },
    },
  },
});
