import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { openSuperuser, type Superuser } from '../../../packages/core/src/testing/superuser.ts';
import type { Sending } from '../connection.ts';
import {
  at,
  invitees,
  jsonOf,
  must,
  pageRows,
  rowsOf,
  type Caller,
  type Contender,
  type Workload,
} from '../contender.ts';
import { passwordHash } from '../password-hash.ts';
import { freePort, startServer } from '../server-process.ts';
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
import { seedBetterAuth } from './better-auth-data.ts';

const program = join(import.meta.dirname, '../servers/better-auth.ts');
const secret = 'only for measuring on loopback: 32 bytes and more';

/** better-auth with its organisation plugin, over its own Node handler, session cookie cache off. */
export const betterAuth: Contender = {
  name: 'better-auth',
  async open(cluster, database, world) {
    await cluster.create(database);
    const start = async () => {
      const port = await freePort();
      const args = [JSON.stringify({ port, databaseUrl: cluster.ownerUrl(database) })];
      return startServer({ port, program, args, readyPath: '/ready' });
    };
    const server = await start();
    const { port } = server;
    const superuser = await openSuperuser(cluster.superuserUrl(database));
    await superuser.query('set search_path = public');
    await seedBetterAuth(superuser, world);
    return {
      server,
      database: superuser,
      prepare: async (workload, spread, from) => callers[workload]({ port, superuser, world }, spread, from),
      another: start,
      async stop() {
        await superuser.close();
        await server.stop();
      },
    };
  },
};

interface Site {
  readonly port: number;
  readonly superuser: Superuser;
  readonly world: World;
}

type Prepare = (site: Site, spread: Spread, from: number) => Promise<Caller> | Caller;

const signed = new Map<string, string>();
function cookieOf(token: string): string {
  const known = signed.get(token);
  if (known !== undefined) return known;
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  const cookie = `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  // The sessions of invitees are used once.
  if (signed.size < 1_000) signed.set(token, cookie);
  return cookie;
}

const get = ({ port }: Site, path: string, token: string): Sending => ({
  method: 'GET',
  path: `/api/auth/${path}`,
  headers: { host: `127.0.0.1:${port}`, cookie: cookieOf(token) },
});

const post = ({ port }: Site, path: string, token: string, body: object): Sending => ({
  method: 'POST',
  path: `/api/auth/${path}`,
  headers: {
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    'content-type': 'application/json',
    cookie: cookieOf(token),
  },
  body,
});

const secretOf = (spread: Spread, k: number, connection: number) => {
  const { organisation, admin } = actorOf(spread, k, connection);
  return { organisation, admin, token: sessionSecret(organisation, admin) };
};

/** Its list cannot be sorted by name, since the name is another table's. */
const members = (site: Site, spread: Spread, isDeep: boolean): Caller => ({
  most: Infinity,
  request(k, connection) {
    const { organisation, token } = secretOf(spread, k, connection);
    const offset = isDeep ? Math.floor(membersOf(site.world, organisation) / 2) : 0;
    return get(site, `organization/list-members?limit=${pageRows}&offset=${offset}&sortBy=createdAt`, token);
  },
  check(k, connection, reply) {
    const { organisation } = secretOf(spread, k, connection);
    const body = jsonOf(reply);
    const size = membersOf(site.world, organisation);
    const rows = rowsOf(body, Math.min(pageRows, isDeep ? Math.ceil(size / 2) : size), 'members');
    for (const row of rows) {
      must(at(row, 'organizationId') === `organisation-${organisation}`, 'a foreign row', row);
      must(typeof at(row, 'user', 'email') === 'string', 'a row without its person', row);
    }
    must(Number(at(body, 'total')) >= size, 'total', at(body, 'total'));
  },
});

const callers: Readonly<Record<Workload, Prepare>> = {
  'sign-in': signIn,
  session: (site, spread) => ({
    most: Infinity,
    request: (k, connection) => get(site, 'get-session', secretOf(spread, k, connection).token),
    check(k, connection, reply) {
      const { organisation, admin } = secretOf(spread, k, connection);
      const body = jsonOf(reply);
      must(at(body, 'user', 'email') === emailOf(organisation, admin), 'another person', body);
    },
  }),
  roster: (site, spread) => members(site, spread, false),
  deep: (site, spread) => members(site, spread, true),
  search: (site, spread) => ({
    most: Infinity,
    request: (k, connection) =>
      get(
        site,
        `admin/list-users?searchField=name&searchOperator=contains&limit=${pageRows}&searchValue=${searched[k % searched.length]}`,
        secretOf(spread, k, connection).token,
      ),
    check(k, _, reply) {
      const word = searched[k % searched.length] ?? '';
      const found = countOf(site.world.size, word) + smallOnes * countOf(site.world.each, word);
      for (const row of rowsOf(jsonOf(reply), Math.min(pageRows, found), 'users'))
        must(String(at(row, 'name')).includes(word), 'a row not searched for', row);
    },
  }),
  invite: (site, spread) => ({
    most: Infinity,
    request(k, connection) {
      const { organisation, token } = secretOf(spread, k, connection);
      return post(site, 'organization/invite-member', token, {
        email: newcomerEmail(spread, k),
        role: 'member',
        organizationId: `organisation-${organisation}`,
      });
    },
    check(k, _, reply) {
      const body = jsonOf(reply);
      must(at(body, 'email') === newcomerEmail(spread, k), 'another address', body);
      must(at(body, 'status') === 'pending', 'not invited', body);
    },
    written: () => count(site, `invitation where email like 'newcomer-${spread}-%'`),
  }),
  async accept(site, spread, from) {
    await makeInvitees(site, spread, from);
    return {
      most: invitees,
      request: (k) =>
        post(site, 'organization/accept-invitation', inviteeSecret(spread, k), {
          invitationId: `invitation-${spread}-${k}`,
        }),
      check(k, _, reply) {
        const body = jsonOf(reply);
        must(at(body, 'member', 'organizationId') === `organisation-${joined(spread, k)}`, 'no member', body);
      },
      written: () => count(site, `invitation where email like 'invitee-${spread}-%' and status = 'accepted'`),
    };
  },
  role: (site, spread) => ({
    most: Infinity,
    request(k, connection) {
      const { organisation, member, raised } = roleTarget(site.world, spread, k);
      return post(site, 'organization/update-member-role', secretOf(spread, k, connection).token, {
        memberId: `member-${organisation}-${member}`,
        organizationId: `organisation-${organisation}`,
        role: raised ? 'admin' : 'member',
      });
    },
    check(k, _, reply) {
      const { organisation, member, raised } = roleTarget(site.world, spread, k);
      const body = jsonOf(reply);
      must(at(body, 'id') === `member-${organisation}-${member}`, 'another member', body);
      must(at(body, 'role') === (raised ? 'admin' : 'member'), 'another role', body);
    },
  }),
};

async function signIn(site: Site): Promise<Caller> {
  await site.superuser.query(
    `insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
     select id, id, 'credential', id, $1, now(), now() from "user" where email like 'person-%' on conflict do nothing`,
    [await passwordHash()],
  );
  return {
    most: Infinity,
    request(k) {
      const { organisation, member } = signingIn(site.world, k);
      const { headers, ...sending } = post(site, 'sign-in/email', '', {
        email: emailOf(organisation, member),
        password,
      });
      return { ...sending, headers: { ...headers, cookie: '' } };
    },
    check(k, _, reply) {
      const { organisation, member } = signingIn(site.world, k);
      const body = jsonOf(reply);
      must(at(body, 'user', 'email') === emailOf(organisation, member), 'another person', body);
      must(reply.head.includes('set-cookie: better-auth.session_token='), 'no session', body);
    },
  };
}

async function count({ superuser }: Site, what: string): Promise<number> {
  const [row] = await superuser.query<{ n: number }>(`select count(*)::integer as n from ${what}`);
  return row?.n ?? 0;
}

async function makeInvitees({ superuser }: Site, spread: Spread, from: number): Promise<void> {
  const numbers = Array.from({ length: invitees }, (_, index) => from + index);
  await superuser.query(
    `with given as (select * from unnest($1::integer[], $2::text[], $3::text[], $4::text[]) as one(k, email, secret, organisation)),
     people as (
       insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", role)
       select email, 'Zz ' || email, email, true, now(), now(), 'user' from given),
     signed_in as (
       insert into session (id, token, "userId", "expiresAt", "createdAt", "updatedAt", "activeOrganizationId")
       select email, secret, email, now() + interval '7 days', now(), now(), 'organisation-51' from given)
     insert into invitation (id, "organizationId", email, role, status, "expiresAt", "createdAt", "inviterId")
     select 'invitation-${spread}-' || k, organisation, email, 'member', 'pending', now() + interval '7 days', now(), 'user-0-1' from given`,
    [
      numbers,
      numbers.map((k) => inviteeEmail(spread, k)),
      numbers.map((k) => inviteeSecret(spread, k)),
      numbers.map((k) => `organisation-${joined(spread, k)}`),
    ],
  );
}
