// A warning nobody reads is a bug nobody fixes: whatever a test prints as error or warning fails it. A test
// that expects one spies on the console itself, and restores it.

import { afterAll, afterEach } from 'vitest';

const LEVELS = ['error', 'warn'] as const;
let printed: string[] = [];

const originals = LEVELS.map((level) => {
  const original = console[level];
  console[level] = (...args: unknown[]) => {
    printed.push(`console.${level}: ${args.map(String).join(' ')}`);
    original(...args);
  };
  return () => (console[level] = original);
});
// The next file of this worker listens anew.
afterAll(() => originals.forEach((putBack) => putBack()));

// Not emptied before a test: what is printed while a file loads, or by a beforeAll, counts against its first.
afterEach(() => {
  const found = printed;
  printed = [];
  if (found.length > 0) throw new Error(`A test must not print errors or warnings:\n${found.join('\n')}`);
});
