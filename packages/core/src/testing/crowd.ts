import type { TestApp } from './test-app.ts';
import { withoutIndexes } from './without-indexes.ts';

const given =
  'Adaeze Aoife Benoît Camila Daniel Elif Farah Giulia Hanna Ines Jonas Kenji Lucía Mateo Nadia Oskar Priya Rosa Søren Zoë';
const family =
  'Nwosu O’Brien Lefèvre Duarte Weiß Yıldız Haddad Conti Kowalczyk Bergström Watanabe Silva Petrova Kjær Levi Demir Ruiz Adler';
const domains = 'northwind southbank harbour summit';

/**
 * Fills a partner with members and invitations, by plain SQL as the superuser: a few names that many share and some that are unique («Zq»),
 * two in a hundred administrators, one in nine never seen, most invitations answered or expired.
 */
export async function aCrowd(app: TestApp, partnerId: string, size: number): Promise<void> {
  await withoutIndexes(app, ['memberships', 'invitations'], () => fill(app, partnerId, size));
}

async function fill(app: TestApp, partnerId: string, size: number): Promise<void> {
  await app.peek('select setseed(0.5)');
  const parts = [given, family, domains].map((words) => words.split(' '));
  const [ids] = await app.peek<{ first: number }>('select count(*)::int as first from users');
  const first = ids?.first ?? 0;
  await app.peek(
    `insert into users (id, email, display_name)
     select uuidv7(), 'person' || n || '@' || $3::text[][1 + (random() * 3)::int] || '.example.test',
            $1::text[][1 + (random() * 19)::int] || ' ' || $2::text[][1 + (random() * 17)::int] || case when n % 1000 = 0 then ' Zq' else '' end
       from generate_series($4::int + 1, $4 + $5) n`.replaceAll(/\$(\d)::text\[\]\[/g, '($$$1::text[])['),
    [...parts, first, size],
  );
  await app.peek("set session_replication_role = 'replica'");
  await app.peek(
    `insert into memberships (id, user_id, partner_id, role, last_active_at, name, name_key, email, search)
     select uuidv7(), id, $1, case when random() < 0.02 then 'partner_admin' else 'partner_user' end,
            case when random() < 0.11 then null else now() - random() * interval '90 days' end,
            display_name, folded, email_canonical, membership_search(display_name, email_canonical, null, null)
       from (select u.*, fold(u.display_name) as folded from users u
              where not exists (select 1 from memberships m where m.user_id = u.id) offset 0) u`,
    [partnerId],
  );
  await app.peek(
    `insert into invitations (id, partner_id, email, role, status, created_at, expires_at)
     select uuidv7(), $1, 'guest' || n || '@' || ($2::text[])[1 + (random() * 3)::int] || '.example.test',
            case when random() < 0.02 then 'partner_admin' else 'partner_user' end,
            case when random() < 0.7 then 'accepted' when random() < 0.4 then 'pending' when random() < 0.7 then 'expired' else 'revoked' end,
            now() - n * interval '17 seconds', now() + interval '7 days' - n * interval '17 seconds'
       from generate_series($3::int + 1, $3 + $4) n`,
    [partnerId, parts[2], first, size],
  );
  await app.peek("set session_replication_role = 'origin'");
}
