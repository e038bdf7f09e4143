import { describe, expect, it } from 'vitest';
type Texts = ReadonlyMap<string, string>;

function flatten(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`));
}

const files = Object.entries(import.meta.glob('../locales/*/*.json', { eager: true, import: 'default' }));
const textsOf = (language: string): Texts =>
  new Map(
    files
      .filter(([path]) => path.includes(`/${language}/`))
      .flatMap(([path, json]) => flatten(json, path.replace(/^.*\//, ''))),
  );

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}|<\/?\w+\/?>/g)].map(String).toSorted();

describe('the languages', () => {
  const [en, de] = [textsOf('en'), textsOf('de')];

  it('have the same keys', () => {
    expect(en.size).toBeGreaterThan(100);
    expect([...de.keys()].toSorted()).toEqual([...en.keys()].toSorted());
  });

  it('fill in the same placeholders', () => {
    const differing = [...en].filter(
      ([key, text]) => placeholders(de.get(key) ?? '').join() !== placeholders(text).join(),
    );
    expect(differing).toEqual([]);
  });

  it('use no exclamation marks', () => {
    expect([...en, ...de].filter(([, text]) => text.includes('!'))).toEqual([]);
  });
});
