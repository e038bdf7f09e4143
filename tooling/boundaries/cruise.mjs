import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { RULES } from './rules.mjs';

/**
 * @typedef {{ rule: string, from: string, to: string, message: string }} Violation
 * @typedef {{ files: string[], violations: Violation[] }} Findings
 */

/**
 * Reads every import below a folder that looks like this checkout, and checks it against the rules. TypeScript 7 offers no compiler API, so
 * @swc/core does the parsing; without it nothing would be read at all.
 * @param {string} baseDir
 * @returns {Promise<Findings>}
 */
export async function judge(baseDir) {
  const places = ['apps', 'packages', 'tooling'].filter((place) => existsSync(join(baseDir, place)));
  const { output } = await cruise(
    places,
    {
      baseDir,
      parser: 'swc',
      validate: true,
      ruleSet: { forbidden: RULES },
      // Imports that leave the canary's folder are checked, but not followed.
      doNotFollow: { path: ['node_modules', '^\\.\\./'] },
      exclude: { path: '^(?:apps|packages|tooling)/(?!.*node_modules/).*(?:dist|canary)/' },
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser returned a text');
  return {
    files: output.modules.map(({ source }) => source),
    violations: output.summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle?.map(({ name }) => name).join(' → ') ?? to,
      message: RULES.find(({ name }) => name === rule.name)?.comment ?? '',
    })),
  };
}
