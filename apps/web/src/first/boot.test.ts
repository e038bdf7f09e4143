import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pickLanguage } from '../i18n/languages.ts';
import { fetchFirst } from './first-answers.ts';

const script = readFileSync(join(import.meta.dirname, 'boot.js'), 'utf8');

interface Visitor {
  readonly stored?: Readonly<Record<string, string>>;
  readonly languages?: readonly string[];
  readonly dark?: boolean;
  readonly path?: string;
}

/** What boot.js does in the browser of such a visitor. */
function boot({ stored = {}, languages = ['en'], dark = false, path = '/team' }: Visitor) {
  const root = { lang: 'en', scheme: '', setAttribute: (_: string, value: string) => (root.scheme = value) };
  const preloaded: string[] = [];
  const asked: string[] = [];
  runInNewContext(script, {
    localStorage: { getItem: (key: string) => stored[key] ?? null },
    navigator: { languages },
    matchMedia: () => ({ matches: dark }),
    location: { pathname: path },
    document: {
      documentElement: root,
      querySelector: () => ({ content: JSON.stringify({ en: ['/en.js'], de: ['/de.js'] }) }),
      createElement: () => ({}),
      head: { append: ({ href }: { href: string }) => preloaded.push(href) },
    },
    fetch: async (url: string) => asked.push(url),
  });
  return { language: root.lang, scheme: root.scheme, preloaded, asked };
}

describe('the script before the first paint', () => {
  it.each([
    [null, ['de-AT', 'en']],
    [null, ['fr', 'en-GB']],
    [null, ['fr']],
    ['de', ['en']],
    ['xx', ['de']],
  ])('loads the texts of the language that the app picks: %s, %j', (choice, languages) => {
    const language = pickLanguage(choice, languages);
    const stored: Record<string, string> = choice === null ? {} : { 'gatehouse-language': choice };
    expect(boot({ stored, languages })).toMatchObject({ language, preloaded: [`/${language}.js`] });
  });

  it('follows the stored choice of colours, otherwise the system', () => {
    const choice = (scheme: string) => ({ 'gatehouse-color-scheme': scheme });
    expect(boot({ dark: true }).scheme).toBe('dark');
    expect(boot({ dark: false }).scheme).toBe('light');
    expect(boot({ dark: true, stored: choice('light') }).scheme).toBe('light');
    expect(boot({ dark: false, stored: choice('dark') }).scheme).toBe('dark');
  });

  it('asks for the session, and on the sign-in page for an attempt under way', () => {
    expect(boot({}).asked).toEqual(['/trpc/auth.session']);
    expect(boot({ path: '/sign-in' }).asked).toHaveLength(2);
  });
});

describe('an answer that came early', () => {
  afterEach(() => {
    globalThis.gatehouseFirstAnswers = undefined;
    vi.unstubAllGlobals();
  });

  it('is taken once; the next call asks the server', async () => {
    vi.stubGlobal('fetch', async () => new Response('later'));
    globalThis.gatehouseFirstAnswers = new Map([['/trpc/a', Promise.resolve(new Response('early'))]]);
    const taken = async (url: string) => (await fetchFirst(url)).text();
    expect([await taken('/trpc/a'), await taken('/trpc/a'), await taken('/trpc/b')]).toEqual([
      'early',
      'later',
      'later',
    ]);
  });
});
