// npm test: the gates, then every vitest project, the browser tests last and alone. Ends with the one line that counts gates and tests.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolEnv } from '../gates/env.mjs';
import { runGates } from '../gates/run-gates.mjs';
import { root } from '../gates/source-files.mjs';
import { count } from './count.mjs';
import { RUNS } from './projects.mjs';
import { slowest } from './slowest.mjs';

const reports = mkdtempSync(join(tmpdir(), 'gatehouse-test-'));

const begun = performance.now();
/** @type {import('./slowest.mjs').FileTime[]} */
const times = [];
const [light = {}, ...others] = RUNS;
// The gates leave a core idle now and then, and so do the tests that need neither database nor browser.
const [gates, first] = await Promise.all([runGates(), runVitest(light)]);
const tests = [first];
for (const projects of others) tests.push(await runVitest(projects));
rmSync(reports, { recursive: true, force: true });

const failures = [
  ...gates.filter((gate) => !gate.passed).map((gate) => `gate ${gate.name}`),
  ...tests.flatMap((result) => result.failures),
];
const passed =
  gates.filter((gate) => gate.passed).length + tests.reduce((sum, result) => sum + result.passed, 0);

console.log('\nThe ten slowest files:');
for (const line of slowest(times)) console.log(line);
console.log(`All of it: ${Math.round((performance.now() - begun) / 1000)} s\n`);
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** @param {Record<string, string>} projects @returns {Promise<import('./count.mjs').Count>} */
async function runVitest(projects) {
  const names = Object.keys(projects);
  const file = join(reports, `${names.join('-')}.json`);
  const args = names.map((name) => `--project=${name}`);
  args.push(
    '--allowOnly=false',
    '--silent=passed-only',
    '--reporter=default',
    '--reporter=json',
    '--reporter=./tooling/test/slowest.mjs',
    `--outputFile.json=${file}`,
    `--outputFile.slowest=${file}.times`,
  );
  const exitCode = await new Promise((resolve) => {
    const child = spawn('vitest', ['run', ...args], {
      cwd: root,
      env: toolEnv(),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
  times.push(...(readJson(`${file}.times`) ?? []));
  return count(readJson(file), exitCode, projects, root);
}

/** @param {string} file @returns {ReturnType<typeof JSON.parse>} what vitest wrote; null when it wrote nothing */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
