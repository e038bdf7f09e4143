/** Calls `ask` until it does not throw, for at most `timeoutMs`, and then throws its last error. For what a worker does by itself. */
export async function eventually<T>(ask: () => Promise<T> | T, timeoutMs = 15_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 25));
    }
  }
}
