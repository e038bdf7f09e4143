import type { Superuser } from '../../../packages/core/src/testing/superuser.ts';
import { openConnection } from '../connection.ts';
import { at, invitees, jsonOf, must, pageRows, rowsOf, type Caller, type Workload } from '../contender.ts';
import { passwordHash } from '../password-hash.ts';
import {
  actorOf,
  countOf,
  emailOf,
  inviteeEmail,
  inviteeSecret,
  joined,
  membersOf,
  newcomerEmail,
  password,
  roleTarget,
  searched,
  sessionSecret,
  signingIn,
  smallOnes,
  type Spread,
  type World,
} from '../world.ts';
import { linkToken, portalMutation, portalQuery } from './product-requests.ts';

interface Site {
  readonly host: string;
  readonly port: number;
  readonly superuser: Superuser;
  readonly world: World;
  /** Member ids by organisation, in the order of their numbers. */
  readonly ids: ReadonlyMap<number, readonly string[]>;
}

type Prepare = (site: Site, spread: Spread, from: number) => Promise<Caller> | Caller;

const dataOf = (reply: Parameters<typeof jsonOf>[0]) => at(jsonOf(reply), 'result', 'data');
const secretOf = (spread: Spread, k: number, connection: number) => {
  const { organisation, admin } = actorOf(spread, k, connection);
  return { organisation, admin, secret: sessionSecret(organisation, admin) };
};

/** A page of the roster: who is on it is checked, and how many. */
function roster(
  site: Site,
  spread: Spread,
  inputOf: (k: number) => { search?: string; cursor?: string },
): Caller {
  return {
    most: Infinity,
    request: (k, connection) =>
      portalQuery(site.host, 'partnerTeam.members', secretOf(spread, k, connection).secret, inputOf(k)),
    check(k, connection, reply) {
      const { organisation } = secretOf(spread, k, connection);
      const data = dataOf(reply);
      const { search, cursor } = inputOf(k);
      const size = membersOf(site.world, organisation);
      const found = search === undefined ? size : countOf(size, search);
      const left = cursor === undefined ? found : Math.ceil(size / 2);
      const rows = rowsOf(data, Math.min(pageRows, left), 'items');
      for (const row of rows) {
        must(String(at(row, 'email')).startsWith(`person-${organisation}-`), 'a foreign row', row);
        must(search === undefined || String(at(row, 'name')).includes(search), 'a row not searched for', row);
      }
      const total = at(data, 'total');
      must(cursor !== undefined || Number(total) >= Math.min(1_000, found), 'total', total);
    },
  };
}

/** The cursor halfway through the list, as a program finds it: by walking there. */
async function halfway(site: Site, organisation: number): Promise<string> {
  const connection = await openConnection(site.port);
  const half = Math.floor(membersOf(site.world, organisation) / 2);
  const secret = sessionSecret(organisation, 1);
  let cursor: string | undefined;
  for (let gone = 0; gone < half;) {
    const limit = Math.min(100, half - gone);
    const input = { limit, ...(cursor === undefined ? {} : { cursor }) };
    const reply = await connection.send(portalQuery(site.host, 'partnerTeam.members', secret, input));
    cursor = String(at(dataOf(reply), 'nextCursor'));
    gone += limit;
  }
  connection.close();
  return cursor ?? '';
}

export const callers: Readonly<Record<Workload, Prepare>> = {
  'sign-in': signIn,
  session: (site, spread) => ({
    most: Infinity,
    request: (k, connection) =>
      portalQuery(site.host, 'auth.session', secretOf(spread, k, connection).secret),
    check(k, connection, reply) {
      const { organisation, admin } = secretOf(spread, k, connection);
      const data = dataOf(reply);
      must(at(data, 'user', 'email') === emailOf(organisation, admin), 'another person', data);
      must(at(data, 'membership', 'role') === 'partner_admin', 'another role', data);
    },
  }),
  roster: (site, spread) => roster(site, spread, () => ({})),
  async deep(site, spread) {
    const places = spread === 'one' ? [0] : Array.from({ length: smallOnes }, (_, index) => index + 1);
    const cursors = await Promise.all(places.map((organisation) => halfway(site, organisation)));
    return roster(site, spread, (k) => ({ cursor: cursors[k % cursors.length] ?? '' }));
  },
  search: (site, spread) => roster(site, spread, (k) => ({ search: searched[k % searched.length] ?? '' })),
  invite: (site, spread) => ({
    most: Infinity,
    request: (k, connection) =>
      portalMutation(site.host, 'partnerTeam.invite', secretOf(spread, k, connection).secret, {
        emails: [newcomerEmail(spread, k)],
        role: 'partner_user',
      }),
    check(k, _, reply) {
      const data = dataOf(reply);
      const [result] = rowsOf(data, 1, 'results');
      must(at(result, 'outcome') === 'invited', 'not invited', data);
      must(at(result, 'email') === newcomerEmail(spread, k), 'another address', data);
    },
    written: () => count(site, `invitations where email like 'newcomer-${spread}-%'`),
  }),
  async accept(site, spread, from) {
    const links = await inviteesOf(site, spread, from);
    return {
      most: invitees,
      request: (k) =>
        portalMutation(site.host, 'invitations.accept', inviteeSecret(spread, k), {
          token: linkToken(links[k - from] ?? ''),
        }),
      check(_, __, reply) {
        const data = dataOf(reply);
        must(typeof at(data, 'membershipId') === 'string', 'no membership', data);
        must(reply.head.includes('set-cookie: __host-gatehouse='), 'no new session', data);
      },
      written: () =>
        count(site, `invitations where email like 'invitee-${spread}-%' and status = 'accepted'`),
    };
  },
  role: (site, spread) => ({
    most: Infinity,
    request(k, connection) {
      const { organisation, member, raised } = roleTarget(site.world, spread, k);
      return portalMutation(site.host, 'partnerTeam.changeRole', secretOf(spread, k, connection).secret, {
        memberId: site.ids.get(organisation)?.[member - 1] ?? '',
        role: raised ? 'partner_admin' : 'partner_user',
      });
    },
    check(k, _, reply) {
      const { raised } = roleTarget(site.world, spread, k);
      const data = dataOf(reply);
      const role = at(data, 'role');
      must(role === undefined || role === (raised ? 'partner_admin' : 'partner_user'), 'another role', data);
    },
    written: () =>
      count(
        site,
        `audit_events where action = 'membership.role_changed' and partner_id ${spread === 'one' ? '=' : '<>'} (select id from partners where name = 'Organisation 0')`,
      ),
  }),
};

async function signIn({ host, superuser, world }: Site): Promise<Caller> {
  await superuser.query(
    `insert into password_credentials (user_id, password_hash)
     select id, $1 from users where email like 'person-%' on conflict do nothing`,
    [await passwordHash()],
  );
  return {
    most: Infinity,
    request(k) {
      const { organisation, member } = signingIn(world, k);
      const body = { email: emailOf(organisation, member), password };
      const { headers, ...sending } = portalMutation(host, 'auth.signIn', '', body);
      // Everybody comes from a network of their own.
      const from = `10.${(k >> 16) & 255}.${(k >> 8) & 255}.${k & 255}`;
      return { ...sending, headers: { ...headers, 'x-forwarded-for': from } };
    },
    check(_, __, reply) {
      const data = dataOf(reply);
      must(at(data, 'status') === 'signed_in', 'not signed in', data);
      must(reply.head.includes('set-cookie: __host-gatehouse='), 'no session', data);
    },
  };
}

async function count({ superuser }: Site, what: string): Promise<number> {
  const [row] = await superuser.query<{ n: number }>(`select count(*)::integer as n from ${what}`);
  return row?.n ?? 0;
}

/** People who are members elsewhere, signed in, each with a link. Returns the invitations' ids in the order of their numbers. */
async function inviteesOf(site: Site, spread: Spread, from: number): Promise<string[]> {
  const { superuser, ids } = site;
  const numbers = Array.from({ length: invitees }, (_, index) => from + index);
  const columns = [
    numbers.map((k) => inviteeEmail(spread, k)),
    numbers.map((k) => inviteeSecret(spread, k)),
    numbers.map((k) => ids.get(joined(spread, k))?.[0] ?? ''),
  ];
  const rows = await superuser.query<{ id: string }>(
    `with given as (
       select uuidv7() as user_id, uuidv7() as membership_id, uuidv7() as invitation_id, *
         from unnest($1::text[], $2::text[], $3::uuid[]) with ordinality as one(email, secret, administrator, k)),
     people as (
       insert into users (id, email, display_name, email_proven_at)
       select user_id, email, 'Zz ' || email, now() from given),
     invited as (
       insert into invitations (id, partner_id, email, role, invited_by_user_id, invited_by_name)
       select invitation_id, m.partner_id, given.email, 'partner_user', m.user_id, 'An administrator'
         from given join memberships m on m.id = administrator returning id)
     select invitation_id as id from given order by k`,
    columns,
  );
  await superuser.query(
    `insert into memberships (id, user_id, partner_id, role)
     select uuidv7(), u.id, p.id, 'partner_user' from users u, partners p
      where u.email = any ($1) and p.name = 'Organisation 51'`,
    [columns[0]],
  );
  await superuser.query(
    `insert into sessions (id, handle, user_id, membership_id)
     select encode(sha256(one.secret::bytea), 'hex'), gen_random_uuid(), u.id, m.id
       from unnest($1::text[], $2::text[]) as one(email, secret)
       join users u on u.email = one.email join memberships m on m.user_id = u.id`,
    [columns[0], columns[1]],
  );
  return rows.map(({ id }) => id);
}
