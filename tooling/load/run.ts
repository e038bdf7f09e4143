// npm run test:load [WORD…]: what the product does under attack and in a crowd. Runs every scenario, or those whose name contains one of
// the words, one after the other on an otherwise idle machine. Prints ratios against idle in the same run. Exits with 1 when a bound is
// missed. Not part of `npm test`: load measures, tests prove (CONTRIBUTING).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from './cluster.ts';
import { isMet, type Measure, type Scenario } from './scenario.ts';

const folder = join(import.meta.dirname, 'scenarios');
/** A scenario that takes longer has failed. */
const longest = 180_000;

const words = process.argv.slice(2);
const scenarios = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && words.every((word) => file.includes(word)))
    .toSorted()
    .map(async (file) => {
      const { scenario }: { scenario: Scenario } = await import(join(folder, file));
      return scenario;
    }),
);

const cluster = await startCluster();
let missed = scenarios.length === 0 ? 1 : 0;
try {
  for (const scenario of scenarios) missed += await runOne(scenario);
} finally {
  await cluster.stop();
}
console.log(missed === 0 ? '\nevery bound is met' : `\n${missed} missed`);
process.exit(missed === 0 ? 0 : 1);

/** The number of bounds it missed; a scenario that throws has missed one. */
async function runOne({ name, variables = {}, run }: Scenario): Promise<number> {
  console.log(`\n${name}`);
  try {
    const measures = await cluster.withProduct(variables, (product) => withinTime(run(product)));
    for (const measure of measures) console.log(lineOf(measure));
    return measures.filter((measure) => !isMet(measure)).length;
  } catch (error) {
    console.log(`  broke: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function withinTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not done after ${longest / 1_000} s`)), longest);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

function lineOf(measure: Measure): string {
  const { what, value, unit, atMost, atLeast } = measure;
  const bounds = [
    atLeast === undefined ? [] : [`at least ${atLeast}`],
    atMost === undefined ? [] : [`at most ${atMost}`],
  ].flat();
  const mark = bounds.length === 0 ? ' ' : isMet(measure) ? '✓' : '✗';
  const promised = bounds.length === 0 ? '' : `  (${bounds.join(', ')})`;
  return `  ${mark} ${what}: ${Number(value.toFixed(2))} ${unit}${promised}`;
}
