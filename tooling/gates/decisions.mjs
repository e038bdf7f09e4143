// Readers find a decision by its number, judge it by its date and status, and understand it by the rejected options.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-files.mjs';
import { decisionProblems } from './decision-problems.mjs';

const folder = join(root, 'docs/decisions');
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
const problems = decisionProblems(
  files.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
);
for (const problem of problems) console.error(problem);
if (files.length === 0) console.error('docs/decisions holds no decision: the gate looks in the wrong place.');
process.exitCode = problems.length + (files.length === 0 ? 1 : 0) === 0 ? 0 : 1;
