// The boundary gate: the rules hold, and the check itself works. It also fails when it has read fewer files than there are, when a module
// folder is not declared, and when a violation planted in canary/ is not found.
import { root, sourceFiles } from '../gates/source-files.mjs';
import { checkCanary } from './canary.mjs';
import { judge } from './cruise.mjs';
import { listProblems } from './module-list.mjs';
import { FOREIGN_READS, MODULES, UNGRANTED } from './modules.mjs';
import { judgeTables } from './tables.mjs';
import { judgeWriters } from './writers.mjs';

const { files, violations: wrongImports } = await judge(root);
const tables = judgeTables(root, { reads: FOREIGN_READS, edges: MODULES });
const writers = judgeWriters(root, UNGRANTED);
const violations = [...wrongImports, ...tables.violations, ...writers.violations];
const problems = Object.entries(Object.groupBy(violations, ({ rule }) => rule)).map(([rule, found = []]) => {
  const places = found.map(({ from, to }) => `    ${from} → ${to}`);
  return [`${rule}: ${found[0]?.message}`, ...places].join('\n');
});

const read = new Set(files);
const unread = sourceFiles().filter((file) => !read.has(file));
if (read.size === 0 || unread.length > 0) {
  problems.push(
    `${unread.length} source files were not read, the check sees only a part:\n    ${unread.slice(0, 10).join('\n    ')}`,
  );
}

problems.push(...listProblems(root, MODULES));

for (const [name, uses] of Object.entries(MODULES)) {
  for (const used of uses) {
    if (!(used in MODULES)) problems.push(`modules.mjs: ${name} uses ${used}, which is not declared`);
    if (reaches(used, name)) problems.push(`modules.mjs: ${name} and ${used} use each other`);
  }
}

problems.push(...tables.problems, ...writers.problems, ...(await checkCanary()));

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

/** @param {string} from @param {string} to @param {Set<string>} seen @returns {boolean} */
function reaches(from, to, seen = new Set()) {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (MODULES[from] ?? []).some((next) => reaches(next, to, seen));
}
