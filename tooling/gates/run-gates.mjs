import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { toolEnv } from './env.mjs';
import { GATES } from './gates.mjs';
import { root } from './source-files.mjs';

/** @typedef {{ name: string, passed: boolean, seconds: number, command: string, output: string }} GateResult */

const AT_ONCE = Math.max(1, Math.min(2, availableParallelism()));

/**
 * Runs all gates and prints a line for each, with the full output of those that failed.
 * @returns {Promise<GateResult[]>}
 */
export async function runGates() {
  const waiting = [...GATES];
  /** @type {GateResult[]} */
  const results = [];
  const work = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) {
      const result = await runGate(gate);
      results.push(result);
      print(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

/** @param {import('./gates.mjs').Gate} gate @returns {Promise<GateResult>} */
function runGate({ name, command, args }) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: toolEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const end = (/** @type {boolean} */ passed) =>
      resolve({
        name,
        passed,
        seconds: (performance.now() - started) / 1000,
        command: [command, ...args].join(' '),
        output: output.trimEnd(),
      });
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** @param {GateResult} result */
function print({ name, passed, seconds, command, output }) {
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.toFixed(1)} s`);
  if (!passed) console.log(`\n${output}\n\n  again alone: npx ${command}\n`);
}
