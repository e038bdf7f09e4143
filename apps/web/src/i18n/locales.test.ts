import { describe, expect, it } from 'vitest';
import { files as germanInside } from '../locales/de.inside.ts';
import { files as germanLinks } from '../locales/de.links.ts';
import { files as germanEverywhere } from '../locales/de.ts';
import { files as englishInside } from '../locales/en.inside.ts';
import { files as englishLinks } from '../locales/en.links.ts';
import { files as englishEverywhere } from '../locales/en.ts';

type Texts = ReadonlyMap<string, string>;

function flatten(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`));
}

const textsOf = (files: Record<string, unknown>): Texts =>
  new Map(Object.entries(files).flatMap(([path, json]) => flatten(json, path.replace(/^.*\//, ''))));

const german = { ...germanEverywhere, ...germanLinks, ...germanInside };
const english = { ...englishEverywhere, ...englishLinks, ...englishInside };

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}|<\/?\w+\/?>/g)].map(String).toSorted();

describe('the languages', () => {
  const [en, de] = [textsOf(english), textsOf(german)];

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
