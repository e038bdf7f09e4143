import { initTRPC, type AnyRouter } from '@trpc/server';
import { afterEach, expect, test, vi } from 'vitest';
import type { ServerOptions } from '../src/create-server.ts';
import { accessProblems } from '../src/trpc/access-map.ts';
import type { Access } from '../src/trpc/procedures.ts';

// The canary: a router with every possible mistake of access. All of them must be found.
const t = initTRPC.meta<Access>().create();
const bare = t.procedure.query(() => 'open to all');
const asMembers = t.procedure.meta({ kind: 'membership', path: 'partnerTeam.members' }).query(() => 'ok');
const careless = t.router({
  partnerTeam: t.router({ members: asMembers, invite: bare, invitations: asMembers }),
});

// Files share a worker's modules: the next one must not find the canary's router in a module imported meanwhile.
afterEach(() => {
  vi.doUnmock('../src/app-router.ts');
  vi.resetModules();
});

test("a procedure without access, one with another path's access, and a policy row without a procedure are all found", () => {
  const problems = accessProblems(careless);
  expect(problems).toContain('partnerTeam.invite says nothing about who may call it');
  expect(problems).toContain('partnerTeam.invitations is guarded as partnerTeam.members');
  expect(problems).toContain("partnerTeam.settings is in the policy's table and served by nobody");
  expect(problems.filter((problem) => problem.startsWith('partnerTeam.members '))).toEqual([]);
});

test('a procedure unknown to the policy is found, even if it is guarded by its own name', () => {
  const path = 'staff.dropEverything';
  // @ts-expect-error -- the builders reject this path too
  const guarded = t.procedure.meta({ kind: 'membership', path }).mutation(() => 'gone');
  const router = t.router({ staff: t.router({ dropEverything: guarded }) });
  expect(accessProblems(router)).toContain(`${path} is not in the policy's table`);
});

test('the server does not start with such a router', async () => {
  vi.doMock('../src/app-router.ts', () => ({ appRouter: careless satisfies AnyRouter }));
  vi.resetModules();
  const { createServer } = await import('../src/create-server.ts');
  const start = () => createServer({ publicUrl: 'http://localhost:1' } as ServerOptions);
  expect(start).toThrow('partnerTeam.invite says nothing about who may call it');
});
