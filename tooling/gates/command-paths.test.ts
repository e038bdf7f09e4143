import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { expect, test } from 'vitest';
import { root } from './source-files.mjs';

// A newcomer reads a command by the table of ARCHITECTURE.md: it must stay true, and short.

const longestFunction = 60;
const document = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const rows = new Map(
  [...document.matchAll(/^\| \**`?([^|`*]+)`?\** \| (`.+\.ts`) \|$/gm)].map(
    ({ 1: name = '', 2: files = '' }) => [
      name.trim(),
      [...files.matchAll(/`([^`]+)`/g)].flatMap(([, path = '']) => expanded(path)),
    ],
  ),
);
const inRows = (...names: string[]) => names.flatMap((name) => rows.get(name) ?? [`no row ${name}`]);

function expanded(path: string): string[] {
  const [, before = path, list, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return list === undefined ? [path] : list.split(',').map((name) => before + name + after);
}

const call = 'every call';
const command = "a membership's command";
const limits = 'what is limited';
const paths: readonly (readonly [string, number, number, readonly string[]])[] = [
  ['partnerTeam.invite', 7, 24, [call, command, limits, 'its mail']],
  ['clientUsers.changeRole', 6, 17, [call, command, 'its router']],
  ['auth.signIn', 9, 20, [call, limits, 'its limits']],
];

test.each(paths)('%s is read in %i files for its rule and %i for all of it', (name, rule, all, others) => {
  const files = inRows(name, ...others);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(new Set(files).size).toBe(files.length);
  expect([inRows(name).length, files.length]).toEqual([rule, all]);
  expect(document).toContain(`| \`${name}\` | ${rule} | ${all} |`);
});

test('no function on these paths is longer than a screen', () => {
  const long = inRows(...rows.keys()).flatMap((file) =>
    functionsIn(readFileSync(join(root, file), 'utf8'))
      .filter(({ lines }) => lines > longestFunction)
      .map(({ lines, begins }) => `${file}: ${lines} lines from «${begins}»`),
  );
  expect(long).toEqual([]);
});

interface FoundFunction {
  readonly lines: number;
  readonly begins: string;
}

/** The functions of a file. Positions are bytes, counted across everything parsed before. */
function functionsIn(code: string): FoundFunction[] {
  const bytes = Buffer.from(code);
  const program = parseSync(code, { syntax: 'typescript', target: 'es2024' });
  // The program starts at its first word; comments before it are not counted.
  const offset = Buffer.byteLength(leading.exec(code)?.[0] ?? '') - program.span.start;
  const found: FoundFunction[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    const span = spanOfFunction(value);
    if (span) {
      const text = bytes.subarray(span.start + offset, span.end + offset).toString();
      found.push({ lines: text.split('\n').length, begins: text.slice(0, 40) });
    }
    for (const child of Object.values(value)) visit(child);
  };
  visit(program.body);
  return found;
}

const leading = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*/;
const functionTypes = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|MethodProperty)$/;

function spanOfFunction(node: object): { start: number; end: number } | null {
  if (!('type' in node) || typeof node.type !== 'string' || !functionTypes.test(node.type)) return null;
  const span: unknown = 'span' in node ? node.span : null;
  const isSpan = (one: unknown): one is { start: number; end: number } =>
    typeof one === 'object' && one !== null && 'start' in one && 'end' in one;
  return isSpan(span) ? span : null;
}
