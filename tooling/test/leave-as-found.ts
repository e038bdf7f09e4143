// Files of one worker share its globals: what a file stands in for them with ends with the file. Spies end by themselves.
import { afterAll, vi } from 'vitest';

afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
