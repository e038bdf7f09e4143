// Every error or warning that a test prints fails it: a warning that nobody reads is a bug that nobody fixes. A test that expects one spies
// on the console itself, and restores it.
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
// The next file of this worker installs its own.
afterAll(() => originals.forEach((putBack) => putBack()));

// Not emptied before a test: output while a file loads, or from a beforeAll, counts against its first test.
afterEach(() => {
  const found = printed;
  printed = [];
  if (found.length > 0) throw new Error(`A test must not print errors or warnings:\n${found.join('\n')}`);
});
