import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { isStalePlan } from '../database-errors.ts';

/** Statements that one connection keeps prepared. Each holds some 50 kB of the server's memory; a process uses fewer of them regularly. */
const mostPerConnection = 200;
/** Names that a process remembers, so that a text is hashed once. */
const mostNames = 2_000;

/** The part of pg's client that knows what has been prepared on the connection. Its types leave it out. */
interface Wire {
  readonly parsedStatements: Record<string, string>;
  close(message: { type: 'S'; name: string }): void;
}

/**
 * Lets connections prepare their statements: PostgreSQL parses and plans each once instead of at every call. A statement is named by a hash
 * of its text, so that all connections and processes use the same name. Returns the function that prepares a new connection for this; those
 * that share it also learn together that the schema has changed.
 */
export function prepareStatements({ most = mostPerConnection } = {}): (client: ClientBase) => void {
  const nameOf = rememberedNames();
  // Part of each name. A change of the schema raises it: all connections then prepare everything again.
  let generation = 0;
  return (client) => {
    const wire = wireOf(client);
    if (wire === null) return;
    const send = client.query.bind(client);
    let inTransaction = false;
    /** In the order of last use. */
    const prepared = new Set<string>();
    const forget = (name: string) => {
      prepared.delete(name);
      delete wire.parsedStatements[name];
      // Sent as a message of the protocol: the statement DEALLOCATE is refused in a failed transaction.
      wire.close({ type: 'S', name });
    };
    const name = (text: string) => {
      const chosen = `${nameOf(text)}_${generation}`;
      if (!prepared.delete(chosen)) makeRoom();
      prepared.add(chosen);
      return chosen;
    };
    const makeRoom = () => {
      for (const oldest of prepared) {
        if (prepared.size < most && oldest.endsWith(`_${generation}`)) return;
        forget(oldest);
      }
    };
    const sendPrepared = async (text: string, values: unknown[]): Promise<unknown> => {
      const sent = generation;
      const outside = !inTransaction;
      try {
        return await send({ name: name(text), text, values });
      } catch (error) {
        if (!isStalePlan(error)) throw error;
        if (generation === sent) generation += 1;
        // A transaction that saw the error has failed. `createTransact` runs it again as a whole.
        if (!outside) throw error;
        return send({ name: name(text), text, values });
      }
    };
    const query = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
      if (typeof text === 'string') {
        // The driver's own state is that of the last answer, which BEGIN may not have yet.
        if (/^(?:begin|start transaction)/.test(text)) inTransaction = true;
        else if (/^(?:commit|rollback)$/.test(text)) inTransaction = false;
        else if (Array.isArray(values) && rest.length === 0 && isPreparable(text, values))
          return sendPrepared(text, values);
      }
      return Reflect.apply(send, client, [text, values, ...rest]);
    };
    Object.assign(client, { query });
  };
}

/**
 * One statement, whose values are all parameters. A text without parameters may be one that has its values written in, with a new text for
 * each value. Several statements in one text cannot be prepared.
 */
export function isPreparable(text: string, values: readonly unknown[]): boolean {
  return values.length > 0 && /^\s*(?:select|insert|update|delete|with)\b/i.test(text) && !text.includes(';');
}

function rememberedNames(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= mostNames) names.clear();
    const name = `gatehouse_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
    names.set(text, name);
    return name;
  };
}

function wireOf(client: ClientBase): Wire | null {
  const wire: unknown = Reflect.get(client, 'connection');
  return isWire(wire) ? wire : null;
}

const isWire = (value: unknown): value is Wire =>
  typeof value === 'object' &&
  value !== null &&
  'parsedStatements' in value &&
  'close' in value &&
  typeof value.close === 'function';
