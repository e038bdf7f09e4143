import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../src/locales');

/** Every text of a language by its key, without namespaces. */
function textsOf(language: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(folder, language));
  return new Map(
    files.flatMap((file) => flatten(JSON.parse(readFileSync(join(folder, language, file), 'utf8')), [file])),
  );
}

function flatten(value: unknown, path: readonly string[]): [string, string][] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]));
}

const [english, german] = [textsOf('en'), textsOf('de')];
const keys = new Set([...english.keys()].map((key) => key.replace(/^[\w-]+\.json\./, '')));
/** English texts without placeholders that differ from the German ones. */
const onlyEnglish = new Set(
  [...english].flatMap(([key, text]) => (text.includes('{{') || german.get(key) === text ? [] : [text])),
);
const alsoGerman = new Set(german.values());

/** What can be read or heard on a page. */
async function textsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.textContent ?? '');
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        texts.push(element.getAttribute(name) ?? '');
      }
    }
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** Keys instead of texts, and placeholders that were not filled in. */
export async function keysShown(page: Page): Promise<readonly string[]> {
  const shown = await textsOn(page);
  return shown.filter((text) => {
    const key = text.replace(/^[\w-]+:/, '');
    const isKey = keys.has(key) || keys.has(`${key}_other`) || /^[a-z]\w*(?:\.\w+)+$/i.test(key);
    return text.includes('{{') || (isKey && !alsoGerman.has(text));
  });
}

/** English words on a German page. */
export async function englishLeftovers(page: Page): Promise<readonly string[]> {
  const shown = await textsOn(page);
  return shown.filter((text) => onlyEnglish.has(text) && !alsoGerman.has(text));
}
