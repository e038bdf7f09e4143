import type { ClientBase } from 'pg';

export type OnQuery = (sql: string, values: readonly unknown[]) => void;

/** Reports each statement at the driver: MikroORM's own log misses those of Kysely. */
export function logQueries(client: ClientBase, onQuery: OnQuery): void {
  const send = client.query.bind(client);
  const query = (statement: unknown, ...rest: unknown[]): unknown => {
    onQuery(textOf(statement), valuesOf(statement) ?? valuesOf({ values: rest[0] }) ?? []);
    return Reflect.apply(send, client, [statement, ...rest]);
  };
  Object.assign(client, { query });
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return hasKey(statement, 'text') && typeof statement.text === 'string' ? statement.text : '';
}

function valuesOf(statement: unknown): readonly unknown[] | null {
  return hasKey(statement, 'values') && Array.isArray(statement.values) ? statement.values : null;
}

function hasKey<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
