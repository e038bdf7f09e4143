import { defineConfig } from 'vite';

/**
 * One file with everything a mail is made of. react-email and React run here, at build time, and no server installs them
 * (docs/decisions/0038).
 */
export default defineConfig({
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: { ssr: 'src/index.ts', target: 'node24', rolldownOptions: { output: { codeSplitting: false } } },
});
