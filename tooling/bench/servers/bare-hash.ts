// What signing in is bound by: comparing passwords and nothing else. Arguments: milliseconds, how many concurrently. Prints how many a second.
import { hash, verify } from '@node-rs/argon2';
import { hashCost } from './arguments.ts';

const [milliseconds = 0, lines = 0] = process.argv.slice(2).map(Number);
const password = 'correct-horse-battery-staple';
const stored = await hash(password, hashCost);
const from = performance.now() + 500;
const until = from + milliseconds;
let count = 0;
let first = Number.NaN;
let last = Number.NaN;
const line = async () => {
  while (performance.now() < until) {
    if (!(await verify(stored, password))) throw new Error('a wrong answer');
    const now = performance.now();
    if (now < from || last >= until) continue;
    // From the first answer after the warm-up to the first after the end.
    if (Number.isNaN(first)) first = now;
    else count += 1;
    last = now;
  }
};
await Promise.all(Array.from({ length: lines }, line));
console.log(count / ((last - first) / 1_000));
