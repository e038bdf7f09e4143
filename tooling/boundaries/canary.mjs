// canary/ is a miniature of the checkout in which every rule is broken once. A line "// breaks: rule" says
// what must be found in its file; finding less means the check sleeps, finding more that it is too eager.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../gates/source-files.mjs';
import { judge } from './cruise.mjs';
import { RULES } from './rules.mjs';

const CANARY = join(root, 'tooling/boundaries/canary');

/** @returns {Promise<string[]>} what is wrong with the check */
export async function checkCanary() {
  const planted = plantedViolations();
  const { violations } = await judge(CANARY);
  const found = new Set(violations.map(({ rule, from }) => `${rule} in ${from}`));
  const proven = new Set([...planted].map((line) => line.split(' in ')[0]));
  return [
    ...[...planted]
      .filter((one) => !found.has(one))
      .map((one) => `canary: ${one} was not found, the rule is asleep`),
    ...[...found]
      .filter((one) => !planted.has(one))
      .map((one) => `canary: ${one} was found but is not planted`),
    ...RULES.filter(({ name }) => !proven.has(name)).map(
      ({ name }) => `canary: nothing planted proves the rule ${name}`,
    ),
  ];
}

function plantedViolations() {
  const files = readdirSync(CANARY, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const lines = files.flatMap((file) => {
    const text = readFileSync(join(CANARY, file), 'utf8');
    return [...text.matchAll(/\/\/ breaks: (.+)$/gm)].flatMap(([, rules = '']) =>
      rules.split(', ').map((rule) => `${rule} in ${file}`),
    );
  });
  return new Set(lines);
}
