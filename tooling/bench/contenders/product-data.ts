import type { Superuser } from '../../../packages/core/src/testing/superuser.ts';
import { adminsOf, elsewhere, membersOf, nameSql, sessionSecret, type World } from '../world.ts';
import { withoutIndexes } from '../without-indexes.ts';

/**
 * Fills the product's tables through their triggers, as CONTRACT §4 promises for rows inserted by SQL. Returns the members' ids by
 * organisation.
 */
export async function seedProduct(
  superuser: Superuser,
  world: World,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const ids = await withoutIndexes(superuser, 'memberships', () => fill(superuser, world));
  await superuser.query('vacuum analyze');
  return ids;
}

async function fill({ query }: Superuser, world: World): Promise<Map<number, readonly string[]>> {
  const ids = new Map<number, readonly string[]>();
  for (let organisation = elsewhere; organisation >= 0; organisation -= 1) {
    // A trigger looks for earlier memberships of the person. A plan made while the table was empty would read all of it for each row.
    if (organisation === elsewhere - 2 || organisation === 0) await query('analyze users, memberships');
    await query(
      `insert into partners (id, name, status) values (uuidv7(), 'Organisation ${organisation}', 'active')`,
    );
    const rows = await query<{ id: string }>(
      `with people as (
         insert into users (id, email, display_name, email_proven_at)
         select uuidv7(), 'person-${organisation}-' || n || '@example.test', ${nameSql('n')}, now()
           from generate_series(1, $1::integer) n returning id, email)
       select id from people order by split_part(split_part(email, '@', 1), '-', 3)::integer`,
      [membersOf(world, organisation)],
    );
    const members = await query<{ id: string }>(
      `insert into memberships (id, user_id, partner_id, role)
       select uuidv7(), one.user_id, p.id, case when one.n <= $2 then 'partner_admin' else 'partner_user' end
         from unnest($1::uuid[]) with ordinality as one(user_id, n), partners p
        where p.name = 'Organisation ${organisation}' order by one.n returning id`,
      [rows.map(({ id }) => id), adminsOf(organisation)],
    );
    ids.set(
      organisation,
      members.map(({ id }) => id),
    );
    for (let admin = 1; admin <= adminsOf(organisation); admin += 1)
      await query(
        `insert into sessions (id, handle, user_id, membership_id)
         select encode(sha256($1::bytea), 'hex'), gen_random_uuid(), $2, $3`,
        [Buffer.from(sessionSecret(organisation, admin)), rows[admin - 1]?.id, members[admin - 1]?.id],
      );
  }
  return ids;
}
