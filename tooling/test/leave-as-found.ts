// Files of one worker share its globals: a file's stubs of them end with the file. Spies end by themselves.
import { afterAll, vi } from 'vitest';

afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
