// Subjects are read as lists of single lines: the kind, the scope, what the commit does. Commits are checked from the day of this rule on.
import { spawnSync } from 'node:child_process';
import { root } from './source-files.mjs';
import { subjectProblems } from './subject-problems.mjs';

const SINCE = '2026-11-30T19:00:00Z';

const git = spawnSync('git', ['log', '--no-merges', `--since=${SINCE}`, '--format=%h %s'], {
  cwd: root,
  encoding: 'utf8',
});
// An archive of the sources has no history, so there is nothing to check.
const subjects = git.status === 0 ? git.stdout.split('\n').filter(Boolean) : [];
const problems = subjects.flatMap((line) => {
  const [hash, ...words] = line.split(' ');
  return subjectProblems(words.join(' ')).map((problem) => `${hash} ${problem}`);
});
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
