import { withoutIndexes } from './without-indexes.ts';
import type { TestApp } from './test-app.ts';

export interface CustomerCrowd {
  /** Clients of one partner. The people are spread over them evenly. */
  readonly clientIds: readonly string[];
  readonly people: number;
  readonly invitees: number;
}

const given =
  'Adaeze Aoife Benoît Camila Daniel Elif Farah Giulia Hanna Ines Jonas Kenji Lucía Mateo Nadia Oskar Priya Rosa Søren Zoë';
const family =
  'Nwosu O’Brien Lefèvre Duarte Weiß Yıldız Haddad Conti Kowalczyk Bergström Watanabe Silva Petrova Kjær Levi Demir Ruiz Adler';

/**
 * Fills clients with people and invitations, by plain SQL as the superuser: names that many share and some that are unique («Zq»), one in
 * thirteen with a number, one in a hundred an administrator, three in a hundred thousand community managers, one in twenty deactivated, one
 * in nine never seen. Half of the invitations are pending, the rest expired, one in a thousand overdue.
 */
export async function aCustomerCrowd(app: TestApp, crowds: readonly CustomerCrowd[]): Promise<void> {
  await app.peek('select setseed(0.5)');
  await withoutIndexes(app, ['memberships', 'invitations'], async () => {
    await app.peek("set session_replication_role = 'replica'");
    for (const { clientIds, people, invitees } of crowds) {
      await app.peek(fillPeople, [[...clientIds], people, given.split(' '), family.split(' ')]);
      await app.peek(fillInvitees, [[...clientIds], invitees]);
    }
    await app.peek("set session_replication_role = 'origin'");
  });
  await app.peek('vacuum analyze memberships, invitations, clients');
}

const placed = 'join clients c on c.id = ($1::uuid[])[1 + n % cardinality($1::uuid[])]';

const fillPeople = `
  insert into memberships (id, user_id, partner_id, client_id, role, status, last_active_at, name, name_key, email, phone, search)
  select uuidv7(), uuidv7(), partner_id, client_id, role, status, seen, name, fold(name), email, phone,
         membership_search(name, email, phone, client_id)
    from (select c.partner_id, c.id as client_id,
                 case when n % 33333 = 7 then 'community_manager' when n % 100 = 3 then 'client_admin' when n % 7 = 1 then 'client_manager'
                      when n % 3 = 0 then 'client_staff' else 'client_member' end as role,
                 case when n % 20 = 11 then 'deactivated' else 'active' end as status,
                 case when n % 9 = 0 then null else now() - random() * interval '90 days' end as seen,
                 ($3::text[])[1 + (random() * 19)::int] || ' ' || ($4::text[])[1 + (random() * 17)::int]
                   || case when n % 1000 = 5 then ' Zq' else '' end as name,
                 'person' || n || '@' || c.code || '.example.test' as email,
                 case when n % 13 = 0 then '+49 (30) ' || lpad(n::text, 6, '0') end as phone
            from generate_series(1, $2::integer) n ${placed}) made`;

const fillInvitees = `
  insert into invitations (id, partner_id, client_id, email, role, status, created_at, expires_at)
  select uuidv7(), c.partner_id, c.id, 'guest' || n || '@' || c.code || '.example.test',
         case when n % 33333 = 7 then 'community_manager' when n % 100 = 3 then 'client_admin' else 'client_member' end,
         case when n % 2 = 0 then 'pending' else 'expired' end, now() - n * interval '7 seconds',
         case when n % 2 = 0 and n % 1000 > 0 then now() + interval '7 days' else now() - n * interval '1 second' end
    from generate_series(1, $2::integer) n ${placed}`;
