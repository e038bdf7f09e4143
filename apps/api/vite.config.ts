import { dirname, join, relative } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { hashOfSources, sourcesFile } from './src/programs/sources.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(import.meta.dirname, 'dist');

/**
 * The programs as few files instead of 1 600 (docs/decisions/0047). They are not minified, so that a stack trace can be read without the
 * source maps beside them.
 */
export default defineConfig({
  plugins: [ownFolders(), sourcesOfBuild()],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    sourcemap: true,
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      input: Object.fromEntries(
        ['server', 'worker', 'admin'].map((name) => [name, `src/programs/${name}.ts`]),
      ),
      // A binary, and workspaces that are built already or run from their own files. Neither `pg-native` is installed.
      external: ['@node-rs/argon2', 'pg-native', /^@gatehouse\/(emails|embedded-postgres|demo-mailbox)$/],
      output: {
        // Modules run in the order of the sources: one polyfill must run before the library that asks for it.
        strictExecutionOrder: true,
        // In one folder with the programs: `ownFolders` counts on it.
        chunkFileNames: '[name]-[hash].js',
        // V8 keeps the whole text. One letter beyond Latin 1 would make it twice as large.
        charset: 'ascii',
        comments: false,
      },
    },
  },
});

/** Keeps `import.meta.dirname` what it is in the source: files such as migrations stay where they are. */
function ownFolders(): Plugin {
  return {
    name: 'own-folders',
    transform: {
      filter: { id: /\.ts$/, code: /import\.meta\.dirname/ },
      handler(code, id) {
        const way = JSON.stringify(`/${relative(dist, dirname(id))}`);
        return { code: code.replaceAll('import.meta.dirname', `(import.meta.dirname + ${way})`), map: null };
      },
    },
  };
}

/** Records what was built, and of which installed packages: main.ts compares (src/programs/sources.ts). */
function sourcesOfBuild(): Plugin {
  return {
    name: 'sources-of-build',
    generateBundle() {
      const own = [...this.getModuleIds()]
        .filter((id) => id.startsWith(root) && id.endsWith('.ts') && !id.includes('/node_modules/'))
        .map((id) => relative(root, id));
      const paths = [...own, 'package-lock.json'].toSorted();
      this.emitFile({
        type: 'asset',
        fileName: sourcesFile,
        source: `${[hashOfSources(paths), ...paths].join('\n')}\n`,
      });
    },
  };
}
