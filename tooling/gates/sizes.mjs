// A file that fits on a screen is read, a long one is skimmed. These are the limits of ARCHITECTURE §5.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './source-files.mjs';

const MEDIAN = 60;
const NINTH_DECILE = 200;
const LONGEST = 300;
const LONGEST_TEST = 500;
const GENERATED = /\/migrations\/|\.gen\.tsx?$|\.generated\.tsx?$/;
const TEST = /\.test\.tsx?$|\/e2e\/|^apps\/api\/test\//;

const sizes = sourceFiles()
  .filter((file) => !GENERATED.test(file))
  .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }));

const problems = sizes.flatMap(({ file, lines }) => {
  const limit = TEST.test(file) ? LONGEST_TEST : LONGEST;
  return lines > limit
    ? [`${file}: ${lines} lines, at most ${limit}: what is it doing besides its one thing?`]
    : [];
});

const counts = sizes.map(({ lines }) => lines).toSorted((a, b) => a - b);
const median = quantile(0.5);
const ninthDecile = quantile(0.9);
if (counts.length === 0) problems.push('No source file was found: is the check looking in the right place?');
if (median >= MEDIAN) problems.push(`The median file has ${median} lines, it must stay below ${MEDIAN}.`);
if (ninthDecile >= NINTH_DECILE)
  problems.push(`The ninth decile is ${ninthDecile} lines, the limit ${NINTH_DECILE}.`);

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

/** @param {number} share */
function quantile(share) {
  return counts[Math.floor(counts.length * share)] ?? 0;
}
