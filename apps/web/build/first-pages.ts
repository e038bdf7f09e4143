import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { routesOf } from './routes-of.ts';

type Bundle = Rolldown.OutputBundle;

const own = { style: '/src/first/frame.css', script: '/src/first/boot.js' };
const languages = ['en', 'de'];

/**
 * Prepares the first answer: its style and its script get files of their own beside the bundle, the style sheet of the app moves below the
 * frame, so that it does not hold back the first paint, and `.vite/first-pages.json` tells the server what each page is going to load
 * (apps/api/src/http/web-pages.ts).
 */
export function firstPages(): Plugin {
  let src = '';
  return {
    name: 'gatehouse:first-pages',
    apply: 'build',
    enforce: 'post',
    configResolved({ root }) {
      src = join(root, 'src');
    },
    generateBundle(_, bundle) {
      const emit = (name: string, source: string) => {
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        const fileName = `assets/${name.replace('.', `-${hash}.`)}`;
        this.emitFile({ type: 'asset', fileName, source });
        return `/${fileName}`;
      };
      const style = emit('frame.css', withoutComments(withFonts(frameStyle(src), bundle)));
      const script = emit('boot.js', withoutComments(readFileSync(join(src, 'first/boot.js'), 'utf8')));
      const html = bundle['index.html'];
      if (html?.type !== 'asset') throw new Error('The build has no index.html.');
      html.source = laidOut(String(html.source)).replace(own.style, style).replace(own.script, script);
      this.emitFile({
        type: 'asset',
        fileName: '.vite/first-pages.json',
        source: JSON.stringify(pagesOf(src, bundle, html.source)),
      });
    },
  };
}

const frameStyle = (src: string) =>
  ['theme/tokens.css', 'theme/fonts.css', 'first/frame.css']
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .join('\n');

/** The fonts' files have a hash in their name, which the style sheet of the app has brought about. */
function withFonts(css: string, bundle: Bundle): string {
  return css.replaceAll(/url\('[^']*\/([\w-]+)\.woff2'\)/g, (_, name: string) => {
    const file = Object.keys(bundle).find(
      (one) => one.startsWith(`assets/${name}-`) && one.endsWith('.woff2'),
    );
    if (file === undefined) throw new Error(`The build has no font ${name}.`);
    return `url('/${file}')`;
  });
}

/** Enough for two small files that are packed afterwards: no string in them holds what looks like a comment. */
const withoutComments = (text: string) =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/^\s+/gm, '');

/** The app's style sheet below the frame: what stands above it is painted before it is there. */
function laidOut(html: string): string {
  const [sheet = ''] = /^ *<link rel="stylesheet" crossorigin[^>]*>\n/m.exec(html) ?? [];
  if (sheet === '' || !html.includes('<!-- styles -->'))
    throw new Error('index.html has no place for the style sheet.');
  return html
    .replace(sheet, '')
    .replace('<!-- styles -->', sheet.trim())
    .replaceAll(' vite-ignore', '')
    .replaceAll(/^ *<!--(?! preloads).*-->\n/gm, '');
}

/** For each page: its frame, the files of its code, and those of its texts in each language. */
function pagesOf(src: string, bundle: Bundle, html: string) {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const chunkOf = (file: string) => {
    const id = join(src, file);
    const chunk =
      chunks.find((one) => one.facadeModuleId === id) ?? chunks.find((one) => one.moduleIds.includes(id));
    if (!chunk) throw new Error(`No chunk holds ${file}.`);
    return chunk.fileName;
  };
  const needed = (fileName: string, seen: Set<string>): Set<string> => {
    const chunk = bundle[fileName];
    if (chunk?.type !== 'chunk' || seen.has(fileName)) return seen;
    seen.add(fileName);
    for (const next of chunk.imports) needed(next, seen);
    return seen;
  };
  const filesOf = (files: readonly string[]) => {
    const seen = new Set<string>();
    for (const file of files) needed(chunkOf(file), seen);
    // The document itself names what every page loads.
    return [...seen].filter((file) => !html.includes(file)).map((file) => `/${file}`);
  };
  return routesOf(src).map(({ path, frame, files, inside }) => ({
    path,
    frame,
    code: filesOf(files),
    texts: Object.fromEntries(
      languages.map((language) => [
        language,
        filesOf([`i18n/texts/first-${language}.ts`, ...(inside ? [`i18n/texts/inside-${language}.ts`] : [])]),
      ]),
    ),
  }));
}
