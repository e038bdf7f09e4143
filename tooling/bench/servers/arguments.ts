/** Connections of each contender's pool: as many as the product has by default. */
export const poolSize = 10;

/** argon2id as the product computes it (packages/core/src/modules/identity/passwords.ts). */
export const hashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface Arguments {
  readonly port: number;
  readonly databaseUrl: string;
  /** How the bare limit writes: everything in one statement, or plainly in a transaction under row-level security. */
  readonly style: 'one statement' | 'transaction';
}

/** @throws an Error without a port and an address */
export function argumentsOf(text = '{}'): Arguments {
  const { port, databaseUrl, style }: Partial<Arguments> = JSON.parse(text);
  if (port === undefined || databaseUrl === undefined)
    throw new Error('usage: node SERVER {"port","databaseUrl"}');
  return { port, databaseUrl, style: style ?? 'transaction' };
}
