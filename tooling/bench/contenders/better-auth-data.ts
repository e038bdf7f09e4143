import type { Superuser } from '../../../packages/core/src/testing/superuser.ts';
import { adminsOf, elsewhere, membersOf, nameSql, sessionSecret, type World } from '../world.ts';

/** The indexes that its documentation recommends and its own migrations leave out. */
const recommended = [
  'session ("userId")',
  'session (token)',
  'account ("userId")',
  'member ("userId")',
  'member ("organizationId")',
  'invitation (email)',
  'invitation ("organizationId")',
];

/** Fills better-auth's own tables with the same people. */
export async function seedBetterAuth({ query }: Superuser, world: World): Promise<void> {
  for (const [index, columns] of recommended.entries())
    await query(`create index bench_${index} on ${columns}`);
  for (let organisation = 0; organisation <= elsewhere; organisation += 1) {
    const size = membersOf(world, organisation);
    const admins = adminsOf(organisation);
    await query(
      `insert into organization (id, name, slug, "createdAt") values ('organisation-${organisation}', 'Organisation ${organisation}', 'organisation-${organisation}', now())`,
    );
    await query(
      `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", role)
       select 'user-${organisation}-' || n, ${nameSql('n')}, 'person-${organisation}-' || n || '@example.test', true, now(), now(),
              case when n <= ${admins} then 'admin' else 'user' end from generate_series(1, $1::integer) n`,
      [size],
    );
    await query(
      `insert into member (id, "organizationId", "userId", role, "createdAt")
       select 'member-${organisation}-' || n, 'organisation-${organisation}', 'user-${organisation}-' || n,
              case when n = 1 then 'owner' when n <= ${admins} then 'admin' else 'member' end, now() + n * interval '1 millisecond'
         from generate_series(1, $1::integer) n`,
      [size],
    );
    for (let admin = 1; admin <= admins; admin += 1)
      await query(
        `insert into session (id, token, "userId", "expiresAt", "createdAt", "updatedAt", "activeOrganizationId")
         values ($1, $1, 'user-${organisation}-${admin}', now() + interval '7 days', now(), now(), 'organisation-${organisation}')`,
        [sessionSecret(organisation, admin)],
      );
  }
  await query('vacuum analyze');
}
