import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueueResetRequest, issueSecret } from '../modules/accounts/index.ts';
import { startSession } from '../modules/sessions/index.ts';
import { bookkeepingTables, databaseError, systemOrigin, type Scope, type UnitOfWork } from '../platform/index.ts';
import {
  aClient,
  actAs,
  aPendingSession,
  anInvitation,
  aPartnerAdmin,
  openTestApp,
  withPasskey,
  withTotp,
  type TestApp,
  type TestInvitation,
  type TestMember,
} from '../testing/index.ts';

let app: TestApp;
let ours: TestMember;
let theirs: TestMember;
let theirInvitation: TestInvitation;
beforeAll(async () => {
  app = await openTestApp({ poolSize: 1 });
  ours = await aPartnerAdmin(app);
  theirs = await aPartnerAdmin(app);
  await anInvitation(app, { admin: ours });
  theirInvitation = await anInvitation(app, { admin: theirs });
  for (const member of [ours, theirs]) await aClient(app, member, { contacts: [member] });
  for (const member of [ours, theirs]) {
    await withTotp(app, member);
    await withPasskey(app, member);
    await app.peek('delete from sessions where user_id = $1', [member.userId]);
    await aPendingSession(app, member);
    await app.peek(
      "insert into idempotency_keys (user_id, procedure, key_hash, step, input_mac, answer) values ($1, 'p', 'k', 0, 'm', 'a')",
      [member.userId],
    );
  }
  for (const member of [ours, theirs]) {
    await actAs(app, member, (uow) => startSession(uow, sessionOf(member)));
    await inScope({ userId: member.userId }, (uow) => issueSecret(uow, member.userId, 'password_reset'));
  }
  await inScope({}, (uow) => enqueueResetRequest(uow, theirs.email));
});
afterAll(() => app.close());

const sessionOf = ({ userId, membershipId }: TestMember) => ({ userId, membershipId, staff: false });
const tenantTables = {
  partners: 'id',
  users: 'id',
  password_credentials: 'user_id',
  memberships: 'user_id',
  sessions: 'user_id',
  pending_sessions: 'user_id',
  totp_factors: 'user_id',
  passkeys: 'user_id',
  recovery_codes: 'user_id',
  webauthn_challenges: 'user_id',
  mailed_secrets: 'user_id',
  known_devices: 'user_id',
  idempotency_keys: 'user_id',
  invitations: 'partner_id',
  clients: 'partner_id',
  client_assignments: 'partner_id',
  audit_events: 'partner_id',
} as const;

const inScope = <T>(scope: Scope, work: (uow: UnitOfWork) => Promise<T>) =>
  app.transact({ actor: { kind: 'system', name: 'test' }, origin: systemOrigin('test'), scope }, work);
/** The partner's and the person's rows: the most that any request of theirs may touch. */
const ourScope = () => ({ partnerId: ours.partner.id, userId: ours.userId });

/** The database's answer to a statement in our scope: rows touched, or the code of its refusal. */
async function attempt(statement: string, scope: Scope = ourScope()): Promise<number | string> {
  try {
    return await inScope(scope, async (uow) => {
      const { rows, numAffectedRows } = await sql.raw(statement).execute(uow.db);
      return Number(numAffectedRows ?? rows.length);
    });
  } catch (error) {
    const known = databaseError(error);
    if (!known) throw error;
    return known.code;
  }
}
const denied = '42501';
const noSuchReference = '23503';

test('every table with a tenant’s rows is tried here', async () => {
  const rows = await app.peek<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'gatehouse' order by 1",
  );
  expect(rows.map(({ name }) => name)).toEqual(
    [...Object.keys(tenantTables), 'audit_sealer', 'audit_seals', 'installation_facts', ...bookkeepingTables, 'password_reset_requests', 'rate_limits'].toSorted(),
  );
});

test.each(Object.keys(tenantTables))('%s shows nothing without scope, though there are rows', async (table) => {
  const [there] = await app.peek<{ count: string }>(`select count(*) from ${table}`);
  expect(Number(there?.count)).toBeGreaterThan(1);
  expect(await attempt(`select * from ${table}`, {})).toBe(0);
  const outside = await sql.raw(`select * from ${table}`).execute(app.db());
  expect(outside.rows).toEqual([]);
});

test.each(Object.entries(tenantTables))('of %s our scope shows our rows and nobody else’s', async (table, key) => {
  const own = key === 'partner_id' || table === 'partners' ? ours.partner.id : ours.userId;
  const rows = await inScope(ourScope(), async (uow) => (await sql.raw<Record<string, string>>(`select * from ${table}`).execute(uow.db)).rows);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => row[key] !== own)).toEqual([]);
});

test('a client’s scope shows nothing of the partner', async () => {
  const scope = { partnerId: ours.partner.id, clientId: '01900000-0000-7000-8000-0000000000cc' };
  for (const table of ['memberships', 'invitations', 'sessions', 'audit_events', 'clients', 'client_assignments']) {
    expect(await attempt(`select * from ${table}`, scope)).toBe(0);
  }
});

test('a client’s scope reads and locks its partner, and changes nothing of it', async () => {
  const scope = { partnerId: ours.partner.id, clientId: '01900000-0000-7000-8000-0000000000cc' };
  expect(await attempt('select * from partners for share', scope)).toBe(1);
  expect(await attempt('select * from partners for no key update', scope)).toBe(1);
  expect(await attempt('update partners set requires_mfa = requires_mfa', scope)).toBe(denied);
  expect(await attempt('update partners set requires_mfa = requires_mfa', { partnerId: ours.partner.id })).toBe(1);
});

test('the audit chain cannot be read', async () => {
  expect(await attempt('select * from audit_seals')).toBe(denied);
});

test.each(['select id from', 'delete from', 'update', 'truncate'])('of requests for a reset, «%s» is refused to the application', async (verb) => {
  const statement = `${verb} password_reset_requests${verb === 'update' ? ' set email = email' : ''}`;
  expect(await attempt(statement, {})).toBe(denied);
  expect(await attempt(statement)).toBe(denied);
});

test('nobody requests a reset in another person’s name', async () => {
  const ask = (administrator: string) =>
    `insert into password_reset_requests (id, email, administrator_id, request_id) values (${id}, 'a@x.test', '${administrator}', 'x')`;
  expect(await attempt(ask(theirs.userId))).toBe(denied);
  expect(await attempt(ask(ours.userId))).toBe(1);
});

test.each([
  ["update partners set name = 'ours now'", (t: TestMember) => `id = '${t.partner.id}'`],
  ["update users set display_name = 'ours now'", (t: TestMember) => `id = '${t.userId}'`],
  ["update password_credentials set password_hash = 'x'", (t: TestMember) => `user_id = '${t.userId}'`],
  ["update memberships set role = 'partner_user'", (t: TestMember) => `id = '${t.membershipId}'`],
  ["update invitations set status = 'revoked'", (t: TestMember) => `partner_id = '${t.partner.id}'`],
  ['delete from sessions', (t: TestMember) => `user_id = '${t.userId}'`],
  ['delete from password_credentials', (t: TestMember) => `user_id = '${t.userId}'`],
  ['delete from pending_sessions', (t: TestMember) => `user_id = '${t.userId}'`],
  ['update totp_factors set last_used_step = 0', (t: TestMember) => `user_id = '${t.userId}'`],
  ['delete from totp_factors', (t: TestMember) => `user_id = '${t.userId}'`],
  ['update passkeys set counter = 0', (t: TestMember) => `user_id = '${t.userId}'`],
  ['delete from passkeys', (t: TestMember) => `user_id = '${t.userId}'`],
  ['delete from webauthn_challenges', (t: TestMember) => `user_id = '${t.userId}'`],
  ['update mailed_secrets set used_at = now()', (t: TestMember) => `user_id = '${t.userId}'`],
])('«%s» reaches our rows and none of theirs', async (change, where) => {
  expect(await attempt(`${change} where ${where(theirs)}`)).toBe(0);
  const tried = inScope(ourScope(), async (uow) => {
    const { numAffectedRows } = await sql.raw(`${change} where ${where(ours)}`).execute(uow.db);
    throw new Error(`undo ${numAffectedRows}`);
  });
  await expect(tried).rejects.toThrow('undo 1');
});

test.each([
  'delete from partners',
  'delete from users',
  'delete from memberships',
  'delete from invitations',
  'delete from clients',
  'update clients set partner_id = partner_id',
  'update clients set created_at = created_at',
  'update client_assignments set partner_id = partner_id',
  'update audit_events set action = action',
  'delete from audit_events',
  'truncate audit_events',
  'insert into audit_seals select * from audit_seals',
  'update sessions set expires_at = now()',
  'update mailed_secrets set user_id = user_id',
  'update mailed_secrets set purpose = purpose',
  'update memberships set user_id = user_id',
  'update memberships set partner_id = partner_id',
  'update invitations set email = email',
  'update invitations set invited_by_user_id = invited_by_user_id',
  'update users set email = email',
  'update users set mfa_enabled = true',
  'update totp_factors set user_id = user_id',
  'update passkeys set user_id = user_id',
  'update passkeys set public_key = public_key',
  'update recovery_codes set hash = hash',
  'update webauthn_challenges set expires_at = now()',
  'update pending_sessions set expires_at = now()',
  'update known_devices set user_id = user_id',
  'update idempotency_keys set user_id = user_id',
  "insert into migrations (name) values ('planted')",
])('«%s» is refused to the application', async (statement) => {
  expect(await attempt(statement)).toBe(denied);
});

const id = 'gen_random_uuid()';
test.each([
  ['a partner', () => `insert into partners (id, name) values (${id}, 'Planted')`],
  ['an account', () => `insert into users (id, email, display_name) values (${id}, 'planted@example.test', 'P')`],
  ['their password', () => `insert into password_credentials (user_id, password_hash) values ('${theirs.userId}', 'x')`],
  ['a secret for their account', () => `insert into mailed_secrets (user_id, purpose, id, expires_at) values ('${theirs.userId}', 'email_proof', ${id}, now())`],
  ['a member of theirs', () => membership(theirs.partner.id, ours.userId)],
  ['a staff member', () => `insert into memberships (id, user_id, role) values (${id}, '${ours.userId}', 'staff_admin')`],
  ['their person as a member of ours', () => membership(ours.partner.id, theirs.userId)],
  ['an invitation of theirs', () => invitation(theirs.partner.id, ours.userId)],
  ['an invitation in their person’s name', () => invitation(ours.partner.id, theirs.userId)],
  ['a session of their person', () => session(theirs.userId, theirs.membershipId)],
  ['a pending session of their person', () => `insert into pending_sessions (id, user_id, credential) values ('planted', '${theirs.userId}', 'x')`],
  ['a factor of their person', () => `insert into totp_factors (user_id, secret, confirmed_at) values ('${theirs.userId}', 'x', now())`],
  [
    'a passkey of their person',
    () => `insert into passkeys (id, user_id, credential_id, public_key, name) values (${id}, '${theirs.userId}', 'planted', 'x', 'x')`,
  ],
  ['a recovery code of their person', () => `insert into recovery_codes (user_id, hash) values ('${theirs.userId}', 'planted')`],
  ['an event of theirs', () => event(`'${theirs.partner.id}'`)],
  ['an event of the vendor', () => event('null')],
])('%s cannot be inserted from our scope', async (_, statement) => {
  expect(await attempt(statement())).toBe(denied);
});

test('a session cannot act for another person’s membership', async () => {
  expect(await attempt(session(ours.userId, theirs.membershipId))).toBe(noSuchReference);
});

test('an event of no partner cannot be put into a client’s chain', async () => {
  const statement = `insert into audit_events (id, action, client_id) values (${id}, 'planted', '${theirs.partner.id}')`;
  expect(await attempt(statement, {})).toBe('23514');
});

test('a row cannot be moved to another tenant', async () => {
  const set = `update partners set name = name where id = '${ours.partner.id}'`;
  expect(await attempt(set)).toBe(1);
  expect(await attempt(`update partners set id = '${theirs.partner.id}'`)).toBe(denied);
});

test('the scope of an ended transaction is invisible to the next user of the connection', async () => {
  const pid = async () => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(app.db())).rows[0]?.pid;
  const inside = await inScope(ourScope(), async (uow) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid, (select count(*) from memberships)`.execute(uow.db);
    return rows[0]?.pid;
  });
  // With a pool of one it is the same connection.
  expect(await pid()).toBe(inside);
  const left = await sql<{ partner: string | null; rows: string }>`
    select nullif(current_setting('gatehouse.partner_id', true), '') as partner, (select count(*)::text from memberships) as rows`.execute(
    app.db(),
  );
  expect(left.rows).toEqual([{ partner: null, rows: '0' }]);
  await expect(inScope(ourScope(), () => Promise.reject(new Error('thrown')))).rejects.toThrow('thrown');
  expect(await attempt('select * from memberships', {})).toBe(0);
});

test('a partner’s scope alone shows no account, no password and no session of a person elsewhere', async () => {
  const scope = { partnerId: ours.partner.id };
  expect(await attempt('select * from users', scope)).toBe(0);
  expect(await attempt('select * from password_credentials', scope)).toBe(0);
  expect(await attempt('select * from sessions', scope)).toBe(1);
  expect(theirInvitation.admin.partner.id).not.toBe(ours.partner.id);
});

function membership(partnerId: string, userId: string): string {
  return `insert into memberships (id, user_id, partner_id, role) values (${id}, '${userId}', '${partnerId}', 'partner_user')`;
}
function invitation(partnerId: string, inviter: string): string {
  return `insert into invitations (id, partner_id, email, role, invited_by_user_id)
    values (${id}, '${partnerId}', 'planted@example.test', 'partner_user', '${inviter}')`;
}
function session(userId: string, membershipId: string): string {
  return `insert into sessions (id, handle, user_id, membership_id) values ('planted', ${id}, '${userId}', '${membershipId}')`;
}
function event(partnerId: string): string {
  return `insert into audit_events (id, action, partner_id) values (${id}, 'planted', ${partnerId})`;
}
