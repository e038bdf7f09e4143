import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');

/** Every class that a file reads from a CSS module, and the module's path. */
const used = globSync('**/*.tsx', { cwd: source }).flatMap((file) => {
  const text = readFileSync(join(source, file), 'utf8');
  const modules = [...text.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)];
  return modules.flatMap(([, name = '', path = '']) => {
    const css = readFileSync(join(source, dirname(file), path), 'utf8');
    const defined = new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, known]) => known));
    return [...text.matchAll(new RegExp(`[^./\\w-]${name}\\.(\\w+)`, 'g'))].map(([, asked]) => ({
      asked: `${file}: ${asked}`,
      found: defined.has(asked),
    }));
  });
});

it('no component uses a class that its stylesheet does not have', () => {
  expect(used.length).toBeGreaterThan(300);
  expect(used.filter(({ found }) => !found).map(({ asked }) => asked)).toEqual([]);
});
