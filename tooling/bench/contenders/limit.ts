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
import { idOf, plainPassword, plainRole, seedLimit } from './limit-data.ts';

const program = join(import.meta.dirname, '../servers/limit.ts');

const contender = (name: string, style: 'one statement' | 'transaction'): Contender => ({
  name,
  async open(cluster, database, world) {
    await cluster.create(database);
    const superuser = await openSuperuser(cluster.superuserUrl(database));
    await superuser.query('set search_path = public');
    await seedLimit(superuser, world);
    const url = new URL(cluster.ownerUrl(database));
    if (style === 'transaction') {
      url.username = plainRole;
      url.password = plainPassword;
    }
    const start = async () => {
      const port = await freePort();
      const args = [JSON.stringify({ port, databaseUrl: url.toString(), style })];
      return startServer({ port, program, args, readyPath: '/ready' });
    };
    const server = await start();
    return {
      server,
      database: superuser,
      prepare: async (workload, spread, from) => callers[workload]({ superuser, world }, spread, from),
      another: start,
      async stop() {
        await superuser.close();
        await server.stop();
      },
    };
  },
});

/** `node:http` and pg, one prepared statement a request. */
export const limit = contender('limit', 'one statement');
/** The same the plain way: in a transaction with row-level security. */
export const limitTx = contender('limit-tx', 'transaction');

interface Site {
  readonly superuser: Superuser;
  readonly world: World;
}

type Prepare = (site: Site, spread: Spread, from: number) => Promise<Caller> | Caller;

const headersOf = (secret: string) => ({ host: 'localhost', cookie: `session=${secret}` });
const get = (path: string, secret: string): Sending => ({ method: 'GET', path, headers: headersOf(secret) });
const post = (path: string, secret: string, body: object): Sending => ({
  method: 'POST',
  path,
  headers: { ...headersOf(secret), 'content-type': 'application/json' },
  body,
});

const secretOf = (spread: Spread, k: number, connection: number) => {
  const { organisation, admin } = actorOf(spread, k, connection);
  return { organisation, admin, secret: sessionSecret(organisation, admin) };
};

const roster = (
  { world }: Site,
  spread: Spread,
  partOf: (k: number) => { search?: string; cursor?: string },
): Caller => ({
  most: Infinity,
  request: (k, connection) =>
    get(`/members?${new URLSearchParams(partOf(k)).toString()}`, secretOf(spread, k, connection).secret),
  check(k, connection, reply) {
    const { organisation } = secretOf(spread, k, connection);
    const { search, cursor } = partOf(k);
    const size = membersOf(world, organisation);
    const found = search === undefined ? size : countOf(size, search);
    const body = jsonOf(reply);
    // One row more than the page tells whether there is a next one.
    const all = at(body, 'items');
    const left = cursor === undefined ? found : Math.ceil(size / 2);
    const rows = rowsOf(
      { items: Array.isArray(all) ? all.slice(0, pageRows) : [] },
      Math.min(pageRows, left),
      'items',
    );
    for (const row of rows) {
      must(String(at(row, 'email')).startsWith(`person-${organisation}-`), 'a foreign row', row);
      must(search === undefined || String(at(row, 'name')).includes(search), 'a row not searched for', row);
    }
    must(
      cursor !== undefined || Number(at(body, 'total')) >= Math.min(1_001, found),
      'total',
      at(body, 'total'),
    );
  },
});

const callers: Readonly<Record<Workload, Prepare>> = {
  'sign-in': signIn,
  session: (_, spread) => ({
    most: Infinity,
    request: (k, connection) => get('/session', secretOf(spread, k, connection).secret),
    check(k, connection, reply) {
      const { organisation, admin } = secretOf(spread, k, connection);
      const body = jsonOf(reply);
      must(at(body, 'email') === emailOf(organisation, admin), 'another person', body);
    },
  }),
  roster: (site, spread) => roster(site, spread, () => ({})),
  async deep(site, spread) {
    const places = spread === 'one' ? [0] : Array.from({ length: smallOnes }, (_, index) => index + 1);
    const cursors: string[] = [];
    for (const organisation of places) cursors.push(await halfway(site, organisation));
    return roster(site, spread, (k) => ({ cursor: cursors[k % cursors.length] ?? '' }));
  },
  search: (site, spread) => roster(site, spread, (k) => ({ search: searched[k % searched.length] ?? '' })),
  invite: (site, spread) => ({
    most: Infinity,
    request: (k, connection) =>
      post('/invite', secretOf(spread, k, connection).secret, {
        email: newcomerEmail(spread, k),
        role: 'partner_user',
      }),
    check(k, _, reply) {
      const body = jsonOf(reply);
      must(at(body, 'email') === newcomerEmail(spread, k), 'another address', body);
    },
    written: () => count(site, `invitations where email like 'newcomer-${spread}-%'`),
  }),
  async accept(site, spread, from) {
    await makeInvitees(site, spread, from);
    return {
      most: invitees,
      request: (k) => post('/accept', inviteeSecret(spread, k), { invitationId: idOf(`i-${spread}-${k}`) }),
      check(_, __, reply) {
        const body = jsonOf(reply);
        must(typeof at(body, 'membershipId') === 'string', 'no membership', body);
      },
      written: () =>
        count(site, `invitations where email like 'invitee-${spread}-%' and status = 'accepted'`),
    };
  },
  role: (site, spread) => ({
    most: Infinity,
    request(k, connection) {
      const { organisation, member, raised } = roleTarget(site.world, spread, k);
      return post('/role', secretOf(spread, k, connection).secret, {
        memberId: idOf(`m-${organisation}-${member}`),
        role: raised ? 'partner_admin' : 'partner_user',
      });
    },
    check(k, _, reply) {
      const { organisation, member, raised } = roleTarget(site.world, spread, k);
      const body = jsonOf(reply);
      must(at(body, 'id') === idOf(`m-${organisation}-${member}`), 'another member', body);
      must(at(body, 'role') === (raised ? 'partner_admin' : 'partner_user'), 'another role', body);
    },
    written: () =>
      count(
        site,
        `events where action = 'membership.role_changed' and partner_id ${spread === 'one' ? '=' : '<>'} md5('p-0')::uuid`,
      ),
  }),
};

async function signIn({ superuser, world }: Site): Promise<Caller> {
  await superuser.query(
    `insert into credentials select id, $1 from users where email like 'person-%' on conflict do nothing`,
    [await passwordHash()],
  );
  return {
    most: Infinity,
    request(k) {
      const { organisation, member } = signingIn(world, k);
      return post('/sign-in', '', { email: emailOf(organisation, member), password });
    },
    check(k, _, reply) {
      const { organisation, member } = signingIn(world, k);
      const body = jsonOf(reply);
      must(at(body, 'userId') === idOf(`u-${organisation}-${member}`), 'another person', body);
    },
  };
}

async function count({ superuser }: Site, what: string): Promise<number> {
  const [row] = await superuser.query<{ n: number }>(`select count(*)::integer as n from ${what}`);
  return row?.n ?? 0;
}

async function halfway({ superuser, world }: Site, organisation: number): Promise<string> {
  const [row] = await superuser.query<{ name_key: string; id: string }>(
    'select name_key, id from memberships where partner_id = $1 order by name_key, id offset $2 limit 1',
    [idOf(`p-${organisation}`), Math.floor(membersOf(world, organisation) / 2) - 1],
  );
  return `${row?.name_key}|${row?.id}`;
}

async function makeInvitees({ superuser }: Site, spread: Spread, from: number): Promise<void> {
  const numbers = Array.from({ length: invitees }, (_, index) => from + index);
  await superuser.query(
    `with given as (select *, md5(email)::uuid as user_id, md5('m' || email)::uuid as membership_id
         from unnest($1::integer[], $2::text[], $3::text[], $4::text[]) as one(k, email, secret, organisation)),
     people as (insert into users (id, email, name) select user_id, email, 'Zz ' || email from given),
     members as (
       insert into memberships (id, user_id, partner_id, role, name, name_key, email, search)
       select membership_id, user_id, md5('p-51')::uuid, 'partner_user', 'Zz ' || email, 'zz ' || email, email, email from given),
     signed_in as (
       insert into sessions select encode(sha256(secret::bytea), 'hex'), user_id, membership_id, now() + interval '7 days' from given)
     insert into invitations (id, partner_id, email, role, invited_by)
     select md5('i-${spread}-' || k)::uuid, organisation::uuid, email, 'partner_user', md5('u-0-1')::uuid from given`,
    [
      numbers,
      numbers.map((k) => inviteeEmail(spread, k)),
      numbers.map((k) => inviteeSecret(spread, k)),
      numbers.map((k) => idOf(`p-${joined(spread, k)}`)),
    ],
  );
}
