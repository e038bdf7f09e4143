type Results<T extends readonly unknown[]> = { readonly [At in keyof T]: Awaited<T[At]> };

/**
 * The results of statements that need none of each other's answers, so that they are sent together and run in the order in which they
 * were begun. After a failure PostgreSQL refuses the rest of the transaction: the first failure in that order is the one to report.
 */
export async function together<const T extends readonly unknown[]>(...statements: T): Promise<Results<T>> {
  const outcomes = await Promise.allSettled(statements);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return Promise.all(statements) as Promise<Results<T>>;
}
