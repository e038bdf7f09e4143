import { allActions, openPaths, selfPaths } from '@gatehouse/policy';
import type { AnyRouter } from '@trpc/server';
import type { Access } from './procedures.ts';

/**
 * What is wrong with a router's access: paths without any, paths whose access names another path, paths the policy does not know, and
 * policy rows without a procedure. Empty when all is well; the server refuses to start otherwise (SECURITY R25).
 */
export function accessProblems(router: AnyRouter): string[] {
  const known = new Set<string>([...allActions, ...selfPaths, ...Object.keys(openPaths)]);
  const procedures = Object.entries(
    router._def.procedures as Record<string, { _def: { meta?: Access; type: string } }>,
  );
  const problems = procedures.flatMap(([path, { _def }]) => {
    if (!_def.meta) return [`${path} says nothing about who may call it`];
    if (_def.meta.path !== path) return [`${path} is guarded as ${_def.meta.path}`];
    return known.has(path) ? [] : [`${path} is not in the policy's table`];
  });
  const served = new Set(procedures.map(([path]) => path));
  const missing = [...known]
    .filter((path) => !served.has(path))
    .map((path) => `${path} is in the policy's table and served by nobody`);
  return [...problems, ...missing];
}
