import { allActions, openPaths, selfPaths } from '@gatehouse/policy';
import type { AnyRouter } from '@trpc/server';

/**
 * Lists the faults of a router's access: paths without access, paths whose access names another path, paths the policy does not know, and
 * policy rows without a procedure. The server refuses to start unless the list is empty (SECURITY R25).
 */
export function accessProblems(router: AnyRouter): string[] {
  const known = new Set<string>([...allActions, ...selfPaths, ...openPaths]);
  const procedures = proceduresOf(router);
  const problems = procedures.flatMap(([path, procedure]) => {
    const guarded = guardedPath(procedure);
    if (guarded === null) return [`${path} says nothing about who may call it`];
    if (guarded !== path) return [`${path} is guarded as ${guarded}`];
    return known.has(path) ? [] : [`${path} is not in the policy's table`];
  });
  const served = new Set(procedures.map(([path]) => path));
  const missing = [...known]
    .filter((path) => !served.has(path))
    .map((path) => `${path} is in the policy's table and served by nobody`);
  return [...problems, ...missing];
}

/** Each procedure's path with its type: query or mutation. */
export function typesOfProcedures(router: AnyRouter): ReadonlyMap<string, unknown> {
  return new Map(
    proceduresOf(router).map(([path, procedure]) => [path, property(property(procedure, '_def'), 'type')]),
  );
}

const proceduresOf = (router: AnyRouter) =>
  // oxlint-disable-next-line eslint/no-underscore-dangle -- where tRPC keeps its procedures
  Object.entries<unknown>(router._def.procedures);

/** The path given to a procedure's builder; null for a procedure made without a builder. */
function guardedPath(procedure: unknown): string | null {
  const meta = property(property(procedure, '_def'), 'meta');
  const path = property(meta, 'path');
  return typeof property(meta, 'kind') === 'string' && typeof path === 'string' ? path : null;
}

function property(of: unknown, name: string): unknown {
  const holder = typeof of === 'object' || typeof of === 'function' ? of : null;
  return holder === null ? undefined : Reflect.get(holder, name);
}
