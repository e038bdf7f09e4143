import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '@gatehouse/policy';
import { enqueueResetRequest, issueSecret } from '../modules/accounts/index.ts';
import { databaseError, newId, systemOrigin, type UnitOfWork } from '../platform/index.ts';
import {
  aClientTeam,
  actAs,
  aPendingSession,
  aMember,
  anInvitation,
  aPartner,
  aPartnerAdmin,
  aSession,
  letExpire,
  openTestApp,
  withPasskey,
  withTotp,
  type TestApp,
  type TestMember,
} from '../testing/index.ts';

let app: TestApp;
let admin: TestMember;
beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
});
afterAll(() => app.close());

/** As the application, outside any scope: what an attacker with its connection would have. */
async function ask<T>(call: string): Promise<T | null> {
  const { rows } = await sql.raw<{ answer: T | null }>(`select ${call} as answer`).execute(app.db());
  return rows[0]?.answer ?? null;
}
async function codeOf(call: string): Promise<string | undefined> {
  const refused: unknown = await ask(call).catch((error: unknown) => error);
  return databaseError(refused)?.code;
}
const inTransaction = (work: (uow: UnitOfWork) => Promise<void>) =>
  app.transact({ actor: anonymous, origin: systemOrigin('test'), scope: {} }, work);
/** The same, inside the partner's scope. */
const inScope = <T>(call: string, client = '') =>
  actAs(app, admin, async (uow) => {
    await sql`select set_config('gatehouse.client_id', ${client}, true)`.execute(uow.db);
    return (await sql.raw<{ answer: T }>(`select ${call} as answer`).execute(uow.db)).rows.map(({ answer }) => answer);
  });

test('installation_is_empty says whether any account exists', async () => {
  expect(await ask('gatehouse.installation_is_empty()')).toBe(false);
  const empty = await openTestApp();
  const { rows } = await sql<{ answer: boolean }>`select gatehouse.installation_is_empty() as answer`.execute(empty.db());
  expect(rows).toEqual([{ answer: true }]);
  await empty.close();
});

test('session_state shows one session’s person, only by the hash of its secret', async () => {
  await aSession(app, admin);
  const [stored] = await app.peek<{ id: string; handle: string }>('select id, handle from sessions where user_id = $1', [admin.userId]);
  const rows = await stateOf(stored?.id ?? '');
  expect(rows).toMatchObject([{ handle: stored?.handle, user_id: admin.userId, membership_id: admin.membershipId, partner_id: admin.partner.id }]);
  expect(JSON.stringify(rows)).not.toContain('argon2');
  for (const guess of ['', '%', stored?.handle ?? '', admin.userId]) expect(await stateOf(guess)).toEqual([]);
});

const stateOf = async (hash: string) => {
  const { rows } = await sql<Record<string, unknown>>`select * from gatehouse.session_state(${hash})`.execute(app.db());
  return rows;
};

test('note_session_use records a use once a minute, and answers nothing', async () => {
  const member = await aMember(app);
  await aSession(app, member);
  const ofMember = [member.userId];
  const seen = async () => {
    const [row] = await app.peek<{ id: string; at: string }>('select id, last_seen_at::text as at from sessions where user_id = $1', ofMember);
    return { id: row?.id ?? '', at: row?.at };
  };
  const fresh = await seen();
  expect(await ask(`gatehouse.note_session_use('${fresh.id}')`)).toBeFalsy();
  expect(await seen()).toEqual(fresh);
  await app.peek(`update sessions set last_seen_at = now() - interval '61 seconds' where user_id = $1`, ofMember);
  const [before] = [await seen()];
  await ask(`gatehouse.note_session_use('${fresh.id}')`);
  expect((await seen()).at).not.toBe(before.at);
  const [active] = await app.peek<{ active: boolean }>(`select last_active_at > now() - interval '1 minute' as active from memberships where user_id = $1`, ofMember);
  expect(active).toEqual({ active: true });
});

test('sign_in_candidate shows one person by exact canonical address, with the hash to compare and active memberships only', async () => {
  const found = await ask<Record<string, unknown>>(`gatehouse.sign_in_candidate('${admin.email}')`);
  expect(Object.keys(found ?? {}).toSorted()).toEqual(['displayName', 'email', 'memberships', 'mfaEnabled', 'passwordHash', 'userId']);
  expect(found?.['memberships']).toMatchObject([{ id: admin.membershipId }]);
  for (const guess of ['', '%', admin.email.toUpperCase(), `${admin.email} `]) {
    expect(await ask(`gatehouse.sign_in_candidate('${guess}')`)).toBeNull();
  }
});

test('invitation_by_id shows one invitation, and nothing of the account its address may have', async () => {
  const known = await aMember(app);
  const invitation = await anInvitation(app, { email: known.email });
  const found = await ask<Record<string, unknown>>(`gatehouse.invitation_by_id('${invitation.id}')`);
  expect(found).toMatchObject({ id: invitation.id, generation: 1, overdue: false });
  for (const secret of [known.userId, known.name]) expect(JSON.stringify(found)).not.toContain(secret);
  expect(await ask(`gatehouse.invitation_by_id('${newId()}')`)).toBeNull();
});

test('inviter_time_zone returns a zone for invitations of the scope’s partner only, while the inviter is one of its people', async () => {
  const { id } = await anInvitation(app, { admin });
  const call = `gatehouse.inviter_time_zone('${id}')`;
  const foreign = await anInvitation(app);
  await app.peek("update users set last_time_zone = 'Asia/Tokyo' where id = any ($1)", [[admin.userId, foreign.admin.userId]]);
  expect(await inScope(call)).toEqual(['Asia/Tokyo']);
  expect(await ask(call)).toBeNull();
  expect(await inScope(`gatehouse.inviter_time_zone('${foreign.id}')`)).toEqual([null]);
  const leaver = await aMember(app, { partner: admin.partner, role: 'partner_admin' });
  const left = await anInvitation(app, { admin: leaver });
  await app.peek("update users set timezone = 'Asia/Tokyo' where id = $1", [leaver.userId]);
  await app.peek("update memberships set status = 'removed' where id = $1", [leaver.membershipId]);
  expect(await inScope(`gatehouse.inviter_time_zone('${left.id}')`)).toEqual([null]);
});

test('partners_with_overdue_invitations returns ids of partners and nothing else', async () => {
  const invitation = await anInvitation(app);
  await letExpire(app, invitation.id);
  const { rows } = await sql.raw('select * from gatehouse.partners_with_overdue_invitations(10)').execute(app.db());
  expect(rows).toEqual([{ partners_with_overdue_invitations: invitation.admin.partner.id }]);
});

test('prune_sessions deletes no more than requested, and only ended sessions', async () => {
  const member = await aMember(app);
  await app.peek(
    "insert into sessions (id, handle, user_id, expires_at) select 'x' || n, gen_random_uuid(), $1, now() - interval '1 hour' from generate_series(1, 5) n",
    [member.userId],
  );
  await aSession(app, member);
  expect(await ask('gatehouse.prune_sessions(3)')).toBe(3);
  expect(await ask('gatehouse.prune_sessions(3)')).toBe(2);
  expect(await app.peek('select 1 from sessions where user_id = $1', [member.userId])).toHaveLength(1);
});

test('pending_session shows who owes a second factor, only by the hash of the cookie’s secret', async () => {
  const person = await aMember(app);
  await withTotp(app, person);
  const { pending } = await aPendingSession(app, person);
  const found = await ask<Record<string, unknown>>(`gatehouse.pending_session('${pending.id}')`);
  expect(Object.keys(found ?? {}).toSorted()).toEqual(['displayName', 'email', 'memberships', 'userId']);
  for (const guess of ['', '%', person.userId]) expect(await ask(`gatehouse.pending_session('${guess}')`)).toBeNull();
  // Neither accepts the other's id.
  expect(await stateOf(pending.id)).toEqual([]);
  await aSession(app, person);
  const [whole] = await app.peek<{ id: string }>('select id from sessions where user_id = $1 limit 1', [person.userId]);
  expect(await ask(`gatehouse.pending_session('${whole?.id}')`)).toBeNull();
});

test('passkey_candidate shows one passkey and its person, when both are named together', async () => {
  const person = await aMember(app);
  const other = await aMember(app);
  const { id, authenticator } = await withPasskey(app, person);
  const call = (user: string, credential: string) => `gatehouse.passkey_candidate('${user}', '${credential}')`;
  const found = await ask<Record<string, Record<string, unknown>>>(call(person.userId, authenticator.credentialId));
  expect(Object.keys(found ?? {}).toSorted()).toEqual(['passkey', 'person']);
  expect(found?.['passkey']).toMatchObject({ id, credentialId: authenticator.credentialId, counter: 1 });
  expect(Object.keys(found?.['person'] ?? {}).toSorted()).toEqual(['displayName', 'email', 'memberships', 'userId']);
  expect(await ask(call(other.userId, authenticator.credentialId))).toBeNull();
  for (const guess of ['', '%', id]) expect(await ask(call(person.userId, guess))).toBeNull();
  expect(await ask(`gatehouse.passkey_candidate(null, '${authenticator.credentialId}')`)).toBeNull();
});

test('prune_pending_sessions deletes no more than requested, and only expired ones', async () => {
  const person = await aMember(app);
  await withTotp(app, person);
  await aPendingSession(app, person);
  await app.peek(
    `insert into pending_sessions (id, user_id, credential, created_at, expires_at)
      select 'x' || n, $1, 'x', now() - interval '1 hour', now() - interval '50 minutes' from generate_series(1, 5) n`,
    [person.userId],
  );
  expect(await ask('gatehouse.prune_pending_sessions(3)')).toBe(3);
  expect(await ask('gatehouse.prune_pending_sessions(3)')).toBe(2);
  expect(await app.peek('select 1 from pending_sessions where user_id = $1', [person.userId])).toHaveLength(1);
});

test('password_reset_request shows the person a request is about, if they have a membership, and nothing to sign in with', async () => {
  const leave = async (email: string | null) => {
    await inTransaction((uow) => enqueueResetRequest(uow, email));
    const [row] = await app.peek<{ id: string }>('select id from password_reset_requests order by created_at desc limit 1');
    return row?.id ?? '';
  };
  const found = await ask<Record<string, unknown>>(`gatehouse.password_reset_request('${await leave(admin.email)}')`);
  expect(found).toEqual({
    administratorId: null,
    ip: null,
    userAgent: null,
    requestId: 'system:test',
    person: {
      userId: admin.userId,
      email: admin.email,
      displayName: admin.name,
      memberships: [expect.objectContaining({ partnerId: admin.partner.id })],
    },
  });
  for (const nobody of [null, '', 'nobody@example.test', '%']) {
    expect(await ask(`gatehouse.password_reset_request('${await leave(nobody)}')`)).toMatchObject({ person: null });
  }
  expect(await ask(`gatehouse.password_reset_request('${newId()}')`)).toBeNull();
});

test('forget_password_reset_request deletes one request, says who was first, and deletes those two days old', async () => {
  const [one, another, old] = [newId(), newId(), newId()];
  for (const [id, age] of [[one, 0], [another, 47], [old, 49]] as const) {
    await app.peek(
      "insert into password_reset_requests (id, request_id, created_at) values ($1, 'x', now() - $2 * interval '1 hour')",
      [id, age],
    );
  }
  const left = async () => (await app.peek<{ id: string }>('select id from password_reset_requests where id = any ($1)', [[one, another, old]])).map(({ id }) => id);
  expect(await ask(`gatehouse.forget_password_reset_request('${one}')`)).toBe(true);
  expect(await ask(`gatehouse.forget_password_reset_request('${one}')`)).toBe(false);
  expect(await left()).toEqual([another]);
});

test('password_reset_requests_waiting shows the oldest with their people; forgetting deletes the given ones', async () => {
  await app.peek('delete from password_reset_requests');
  const ids = [newId(), newId(), newId()];
  for (const [at, id] of ids.entries()) {
    await app.peek(
      "insert into password_reset_requests (id, email, request_id, created_at) values ($1, $2, 'x', now() + $3 * interval '1 second')",
      [id, at === 1 ? admin.email : 'nobody@example.test', at],
    );
  }
  const waiting = (most: number) =>
    ask<{ id: string; person: { userId: string } | null }[]>(`gatehouse.password_reset_requests_waiting(${most})`);
  expect((await waiting(2))?.map(({ id, person }) => [id, person?.userId ?? null])).toEqual([
    [ids[0], null],
    [ids[1], admin.userId],
  ]);
  expect(JSON.stringify(await waiting(3))).not.toMatch(/argon2|passwordHash/);
  await ask(`gatehouse.forget_password_reset_requests('{${ids[0]},${ids[1]}}')`);
  expect((await waiting(10))?.map(({ id }) => id)).toEqual([ids[2]]);
});

test('password_reset_by_id shows one reset by its id, with the words a password must not contain, and no other secret', async () => {
  const issue = (purpose: 'password_reset' | 'email_proof') =>
    actAs(app, admin, (uow) => issueSecret(uow, admin.userId, purpose));
  const [reset, proof] = [await issue('password_reset'), await issue('email_proof')];
  expect(await ask(`gatehouse.password_reset_by_id('${reset}')`)).toEqual({
    id: reset,
    userId: admin.userId,
    email: admin.email,
    displayName: admin.name,
    secondFactor: false,
    state: 'live',
    memberships: [{ partnerId: admin.partner.id, clientId: null, organisation: admin.partner.name }],
  });
  for (const guess of [proof, admin.userId, newId()]) {
    expect(await ask(`gatehouse.password_reset_by_id('${guess}')`)).toBeNull();
  }
});

test('session_is_over says of one session, by its public handle, whether it has ended', async () => {
  const member = await aMember(app);
  const over = async () => {
    const [row] = await app.peek<{ handle: string }>('select handle from sessions where user_id = $1', [member.userId]);
    return ask(`gatehouse.session_is_over('${row?.handle}')`);
  };
  await aSession(app, member);
  expect(await over()).toBe(false);
  expect(await ask(`gatehouse.session_is_over('${newId()}')`)).toBe(true);
  const ends = [
    ["update sessions set expires_at = now() where user_id = $1", "update sessions set expires_at = now() + interval '1 day' where user_id = $1"],
    ["update sessions set absolute_expires_at = now() where user_id = $1", "update sessions set absolute_expires_at = now() + interval '1 day' where user_id = $1"],
    ["update sessions set last_seen_at = now() - interval '8 days' where user_id = $1", 'update sessions set last_seen_at = now() where user_id = $1'],
    ["update memberships set status = 'deactivated' where user_id = $1", "update memberships set status = 'active' where user_id = $1"],
  ] as const;
  await app.peek('update partners set idle_minutes = 60 where id = $1', [member.partner.id]);
  for (const [end, undo] of ends) {
    await app.peek(end, [member.userId]);
    expect({ end, over: await over() }).toEqual({ end, over: true });
    await app.peek(undo, [member.userId]);
    expect({ undo, over: await over() }).toEqual({ undo, over: false });
  }
});

test('describe_client_user changes client users of the scope and nobody else', async () => {
  const [ours, theirs] = [await aClientTeam(app, { agent: admin }), await aClientTeam(app)];
  const sibling = await aClientTeam(app, { agent: admin });
  const member = await aMember(app, { partner: admin.partner });
  const name = async (membershipId: string) =>
    (await app.peek<{ name: string }>('select name from memberships where id = $1', [membershipId]))[0]?.name;
  const describe = (membershipId: string) => `gatehouse.describe_client_user('${membershipId}', 'Renamed', null)`;
  for (const { boss } of [ours, theirs]) {
    await ask(describe(boss.membershipId));
    expect(await name(boss.membershipId)).toBe('A Customer');
  }
  for (const membershipId of [theirs.boss.membershipId, member.membershipId, admin.membershipId]) {
    const before = await name(membershipId);
    await inScope(describe(membershipId));
    expect(await name(membershipId)).toBe(before);
  }
  await inScope(describe(sibling.boss.membershipId), ours.clientId);
  expect(await name(sibling.boss.membershipId)).toBe('A Customer');
  await inScope(describe(ours.boss.membershipId), ours.clientId);
  expect(await name(ours.boss.membershipId)).toBe('Renamed');
});

test('grant_staff is not for the application, and makes nothing but staff', async () => {
  const call = (role: string) => `gatehouse.grant_staff('${newId()}', '${admin.userId}', '${role}')`;
  expect(await codeOf(call('staff_admin'))).toBe('42501');
  await app.peek(`select ${call('partner_admin')}`);
  expect(await app.peek('select 1 from memberships where user_id = $1', [admin.userId])).toHaveLength(1);
});

const page = (list: string, search: string, sort = 'name_key') =>
  `unnest((gatehouse.search_page('${list}', '${search}', null, '${sort}', false, null, null, 100, null)).ids)`;

test('search_page and search_count show nothing without scope, and the own partner’s ids within it', async () => {
  const partner = await aPartner(app);
  const theirs = await aMember(app, { partner, name: 'Zoë Findable' });
  const ours = await aMember(app, { partner: admin.partner, name: 'Zoe Findable' });
  expect(await ask(page('members', 'findable'))).toBeNull();
  expect(await ask("gatehouse.search_count('members', 'findable', null, 100)")).toBe(0);
  expect(await inScope(page('members', 'findable'))).toEqual([ours.membershipId]);
  expect(await inScope("gatehouse.search_count('members', 'findable', null, 100)")).toEqual([1]);
  expect(await inScope(page('members', 'findable'), newId())).toEqual([]);
  expect(theirs.partner.id).not.toBe(admin.partner.id);
});

const filtered = (filter: string) =>
  `unnest((gatehouse.search_page('members', 'a', '${filter.replaceAll("'", "''")}', 'name_key', false, null, null, 100, 100)).ids)`;

test.each([
  ['an unknown list', page('users', 'a')],
  ['an unknown column', page('members', 'a', 'user_id')],
  ['a column with more behind it', page('members', 'a', 'id; drop table gatehouse.users')],
  ['a term that would end its text', page('members', "a'' or true --")],
  ['a filter that would end its text', filtered('{"role": ["\') or true --"]}')],
  ['a filter of a column of its own choice', filtered('{"user_id": ["x"]}')],
  ['a filter that names more than a column', filtered('{"role = role or role": ["x"]}')],
  ['a key that would end its text', `unnest((gatehouse.search_page('members', 'zq', null, 'name_key', false, 'a'') or true --', '${newId()}', 100, null)).ids)`],
])('%s finds nothing and breaks nothing', async (_, call) => {
  expect(await inScope(call)).toEqual([]);
});

test.each(['%', '_', '\\', '100%', '"', '$$', '{}', '\u0001'])('«%s» is searched for literally', async (term) => {
  const member = await aMember(app, { partner: admin.partner, name: `Odd ${term} Name ${newId()}` });
  const found = await inScope<string>(page('members', term.replaceAll("'", "''")));
  const named = await app.peek<{ id: string }>(
    "select id from memberships where partner_id = $1 and status = 'active' and strpos(search, $2) > 0",
    [admin.partner.id, term],
  );
  expect(new Set(found)).toEqual(new Set(named.map(({ id }) => id)));
  expect(term === '\u0001' || found.includes(member.membershipId)).toBe(true);
});

test('a short term, a long term and one with accents match anywhere in name or address', async () => {
  const partner = await aPartner(app);
  const reader = await aPartnerAdmin(app, partner);
  const one = await aMember(app, { partner, name: 'Łukasz Müller-Lüdenscheidt', email: 'x.qz@example.test' });
  for (const term of ['Ł', 'LU', 'udens', 'mÜl', 'qz', '.q', 'x.qz@', 'DT', 'R-L']) {
    const { rows } = await actAs(app, reader, (uow) => sql<{ id: string }>`
      select unnest(ids) as id from gatehouse.search_page('members', ${term}, null, 'name_key', false, null, null, 100, null)`.execute(uow.db));
    expect({ term, ids: rows.map(({ id }) => id) }).toEqual({ term, ids: expect.arrayContaining([one.membershipId]) as string[] });
  }
});

test('a row inserted by SQL is complete: name, address, search text, canonical address', async () => {
  const [user, membership] = [newId(), newId()];
  await app.peek('insert into users (id, email, display_name) values ($1, $2, $3)', [user, 'Straight.In@Example.Test', 'Été Straight']);
  await app.peek("insert into memberships (id, user_id, partner_id, role) values ($1, $2, $3, 'partner_user')", [membership, user, admin.partner.id]);
  const rowOf = async () => (await app.peek('select name, name_key, email, mfa_enabled, search from memberships where id = $1', [membership]))[0];
  expect(await rowOf()).toEqual({
    name: 'Été Straight',
    name_key: 'ete straight',
    email: 'straight.in@example.test',
    mfa_enabled: false,
    search: 'ete straight\nstraight.in@example.test',
  });
  await app.peek("update users set display_name = 'Renamed', mfa_enabled = true where id = $1", [user]);
  expect(await rowOf()).toMatchObject({ name: 'Renamed', name_key: 'renamed', mfa_enabled: true, search: 'renamed\nstraight.in@example.test' });
});

test('a session gets its tenant from its membership, whatever the statement says', async () => {
  const other = await aPartner(app);
  await app.peek(
    "insert into sessions (id, handle, user_id, membership_id, partner_id) values ('placed', $1, $2, $3, $4)",
    [newId(), admin.userId, admin.membershipId, other.id],
  );
  const [row] = await app.peek<{ partner_id: string }>("select partner_id from sessions where id = 'placed'");
  expect(row?.partner_id).toBe(admin.partner.id);
});
