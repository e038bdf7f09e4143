/** Asks again until the answer holds (does not throw), at most `timeoutMs`; then throws what it said last. For what a worker does by itself. */
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
