import { describe, expect, it } from 'vitest';
import { isMissingPart, mayReloadFor, part } from './missing-part.ts';
import { toProblem } from './problem.ts';

const failing = (message: string) => part(async () => Promise.reject(new TypeError(message)));

async function thrownBy(load: () => Promise<unknown>): Promise<unknown> {
  try {
    await load();
  } catch (error) {
    return error;
  }
  return null;
}

describe('a part of the app that cannot be loaded', () => {
  it.each([
    'Failed to fetch dynamically imported module: https://portal.test/assets/a.js',
    'error loading dynamically imported module: https://portal.test/assets/a.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/a.css',
  ])('is not a crash: %s', async (message) => {
    const error = await thrownBy(failing(message));
    expect(isMissingPart(error)).toBe(true);
    expect(['not_loaded', 'new_version']).toContain(toProblem(error).reason);
  });

  it('is not an error of code that runs', async () => {
    const error = await thrownBy(failing('x is not a function'));
    expect(isMissingPart(error)).toBe(false);
    expect(toProblem(error).reason).toBe('crash');
  });

  it('reloads the page once per part, and never without storage', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const [one, other] = [new Error('a.js'), new Error('b.js')];
    expect([one, other, one, other].map((error) => mayReloadFor(error, storage))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const blocked = {
      getItem: (): string | null => {
        throw new Error('blocked');
      },
      setItem: () => undefined,
    };
    expect(mayReloadFor(one, blocked)).toBe(false);
  });
});
