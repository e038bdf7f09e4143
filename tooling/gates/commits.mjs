// Subjects are read in lists of one line each: the kind, the place, what the commit does. Checked from this rule's own day on.
import { spawnSync } from 'node:child_process';
import { root } from './source-files.mjs';
import { subjectProblems } from './subject-problems.mjs';

const SINCE = '2026-11-30T19:00:00Z';

const git = spawnSync('git', ['log', '--no-merges', `--since=${SINCE}`, '--format=%h %s'], {
  cwd: root,
  encoding: 'utf8',
});
// An archive of the sources has no history; there is nothing to check then.
const subjects = git.status === 0 ? git.stdout.split('\n').filter(Boolean) : [];
const problems = subjects.flatMap((line) => {
  const [hash, ...words] = line.split(' ');
  return subjectProblems(words.join(' ')).map((problem) => `${hash} ${problem}`);
});
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
