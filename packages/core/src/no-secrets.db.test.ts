import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  beginTotp,
  changePassword,
  confirmEmailProof,
  noteWrongFactor,
  offerPasskeySignIn,
  regenerateRecoveryCodes,
  removeTotp,
  signInWithPasskey,
  verifySecondFactor,
  requestEmailProof,
  requestPasswordReset,
  resetPassword,
  resetToken,
} from './modules/accounts/index.ts';
import { identify, matchPassword, signIn, signOut, switchMembership } from './modules/identity/index.ts';
import { requestNewLink } from './modules/invitations/index.ts';
import { copyTeamInvitationLink, resendTeamInvitation } from './modules/partner-team/index.ts';
import { runOnce, systemOrigin } from './platform/index.ts';
import {
  acceptDeps,
  acceptLink,
  actAs,
  aPendingSession,
  alsoMemberOf,
  aMember,
  anInvitation,
  aPartner,
  eventually,
  factorDeps,
  letExpire,
  openMailServer,
  openTestApp,
  ownSession,
  publicUrl,
  refusalOf,
  testPassword,
  totpCode,
  withPasskey,
  withTotp,
  type MailServer,
  type TestApp,
  type TestInvitation,
} from './testing/index.ts';
import { startWorker, type Worker } from './worker.ts';

let app: TestApp;
let office: MailServer;
let worker: Worker;
const log: string[] = [];
const secrets = new Set<string>();
/** Searched for as whole numbers: many ids contain eight digits in a row. */
const codes = new Set<string>();
beforeAll(async () => {
  app = await openTestApp({ log: (line) => log.push(line) });
  office = await openMailServer(app);
  worker = await startWorker(app, office.deps);
});
afterAll(async () => {
  await office.close();
  await app.close();
});

/** Complete tokens and their proofs alone, for every channel and for past and future generations. */
function tokensOf(invitation: TestInvitation): string[] {
  const all = (['mailed', 'copied'] as const).flatMap((channel) =>
    [1, 2, 3].map((generation) => invitation.token(channel, generation)),
  );
  return all.flatMap((text) => [text, text.slice(33)]);
}

async function invited(): Promise<TestInvitation> {
  const invitation = await anInvitation(app);
  for (const token of tokensOf(invitation)) secrets.add(token);
  return invitation;
}

async function aBusyHour(): Promise<void> {
  const origin = systemOrigin('test');
  const deps = { ...app, db: app.db() };
  const wrong = 'not the password at all';
  secrets.add(testPassword).add(wrong);
  const member = await aMember(app);
  const elsewhere = await alsoMemberOf(app, member, await aPartner(app));
  for (const password of [wrong, testPassword]) {
    const result = await signIn(deps, origin, { email: member.email, password });
    const identified = result.status === 'signed_in' ? await identify(app.db(), result.token) : null;
    if (result.status !== 'signed_in' || !identified) continue;
    secrets.add(result.token);
    const next = await switchMembership(app.transact, origin, identified, result.token, elsewhere);
    secrets.add(next);
    const switched = await identify(app.db(), next);
    if (switched) await signOut(app.transact, origin, switched, next);
  }
  const [taken, resent, refused, later, old] = [
    await invited(),
    await invited(),
    await invited(),
    await invited(),
    await invited(),
  ];
  office.mailbox.refuse(refused.email, 550);
  office.mailbox.refuse(later.email, 451);
  const settings = { keyring: app.keyring, publicUrl };
  await actAs(app, resent.admin, (uow) => resendTeamInvitation(uow, { invitationId: resent.id }));
  await actAs(app, resent.admin, (uow) => copyTeamInvitationLink(uow, settings, { invitationId: resent.id }));
  secrets.add((await acceptLink(app, taken.token())).token);
  secrets.add((await acceptLink(app, resent.token('copied', 2))).token);
  for (const dead of [taken.token(), resent.token(), 'nonsense']) {
    expect(await refusalOf(acceptLink(app, dead))).toBe('link_invalid');
  }
  await aForgottenPassword(member.email);
  await aMailboxToProve();
  await letExpire(app, old.id);
  await requestNewLink(acceptDeps(app), origin, old.token());
  await eventually(async () => {
    const done = await app.peek("select 1 from invitations where delivery_status = 'failed'");
    expect(done).toHaveLength(1);
    expect(office.mailbox.mails().some(({ to }) => to.includes(old.admin.email))).toBe(true);
    expect(log.some((line) => line.includes('job failed'))).toBe(true);
    expect(await app.peek('select 1 from audit_seals limit 1')).toHaveLength(1);
  });
}

/** Enrols an app and a passkey, signs in with each, mistypes, regenerates, removes. */
async function factorsComeAndGo(): Promise<void> {
  const origin = systemOrigin('test');
  const deps = factorDeps(app);
  const person = await aMember(app);
  const keep = (...found: readonly (string | null)[]) => {
    for (const secret of found) secrets.add(secret ?? '');
  };
  const { secret, recoveryCodes } = await withTotp(app, person);
  keep(secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', '').toUpperCase()));
  const { authenticator } = await withPasskey(app, person);
  const methods = [
    { method: 'totp', code: totpCode(secret) },
    { method: 'recovery_code', code: recoveryCodes[0] ?? '' },
  ] as const;
  for (const input of methods) {
    const { pending, token } = await aPendingSession(app, person);
    const wrong = { method: 'recovery_code', code: `wrong ${token}` } as const;
    keep(token, wrong.code);
    expect(await refusalOf(verifySecondFactor(deps, origin, pending, wrong))).toBe('invalid_code');
    await noteWrongFactor(deps, origin, pending, { factor: 'totp', last: true });
    keep(await verifySecondFactor(deps, origin, pending, input));
  }
  const options = await offerPasskeySignIn(deps.db, deps.keyring, deps.rp);
  const assertion = authenticator.get(options, { origin: publicUrl });
  const entered = await signInWithPasskey(deps, origin, assertion);
  keep(options.challenge, assertion.response.signature, entered?.token ?? null);
  const own = await ownSession(app, person);
  const renewed = await actAs(app, person, (uow) => regenerateRecoveryCodes(uow, app.keyring, own));
  keep(own.token, renewed.token, ...renewed.recoveryCodes);
  const last = await ownSession(app, person);
  const password = 'an own one long enough';
  keep(password, last.token, await actAs(app, person, (uow) => removeTotp(uow, last, { password })));
  const offer = await actAs(app, person, (uow) => beginTotp(uow, app.keyring, 'Gatehouse', person.actor));
  keep(offer.secret, offer.otpauthUrl);
  await eventually(() => {
    const mails = office.mailbox.mails().filter(({ to }) => to.includes(person.email));
    expect(mails.length).toBeGreaterThan(4);
  });
  expect(secrets.delete('')).toBe(false);
}

/** A reset by a mailed link, with a refused password and a second use; and one whose mail is refused. */
async function aForgottenPassword(email: string): Promise<void> {
  const origin = systemOrigin('test');
  const deps = { ...app, db: app.db() };
  const lost = await aMember(app);
  office.mailbox.refuse(lost.email, 550);
  for (const address of [email, lost.email, 'correct horse battery staple'])
    await requestPasswordReset(app.transact, origin, { email: address });
  const { link } = await office.mailbox.waitFor(email);
  const token = link?.split('#token=')[1] ?? '';
  expect(token).toHaveLength(75);
  const chosen = 'a password chosen by mail';
  const refused = 'too short';
  secrets.add(token).add(token.slice(32)).add(chosen).add(refused).add('correct horse battery');
  expect(await refusalOf(resetPassword(deps, origin, { token, password: refused }))).toBe('invalid_input');
  await resetPassword(deps, origin, { token, password: chosen });
  expect(await refusalOf(resetPassword(deps, origin, { token, password: chosen }))).toBe('link_invalid');
  const [forLost] = await eventually(async () => {
    const rows = await app.peek<{ id: string }>('select id from mailed_secrets where user_id = $1', [
      lost.userId,
    ]);
    expect(rows).toHaveLength(1);
    return rows;
  });
  secrets.add(resetToken(app.keyring, forLost?.id ?? ''));
}

/** A wrong code and the right one, by a person who came by a copied link. */
async function aMailboxToProve(): Promise<void> {
  const invitation = await invited();
  await office.mailbox.waitFor(invitation.email);
  const { token } = await acceptLink(app, invitation.token('copied'));
  secrets.add(token);
  const actor = (await identify(app.db(), token))?.actor;
  if (!actor) throw new Error('The session is nobody’s.');
  const after = office.mailbox.mails().length;
  await actAs(app, { actor }, requestEmailProof);
  const { text } = await office.mailbox.waitFor(invitation.email, { after });
  const code = /^\d{8}$/m.exec(text)?.[0] ?? '';
  expect(code).toHaveLength(8);
  codes.add(code);
  const confirm = (typed: string) =>
    actAs(app, { actor }, (uow) => confirmEmailProof(uow, app.keyring, { code: typed }));
  expect(await refusalOf(confirm(code === '98765432' ? '98765431' : '98765432'))).toBe('invalid_code');
  await confirm(code);
}

/** Changes a password, and repeats a call whose key, input and answer are private. */
async function passwordsChange(): Promise<void> {
  const origin = systemOrigin('test');
  const person = await aMember(app);
  const session = await ownSession(app, person);
  const newPassword = 'nine quiet green herons';
  const { actor } = session.identified;
  const from = (await matchPassword(app.transact, origin, actor, testPassword)) ?? '';
  const wish = { from, currentPassword: testPassword, newPassword };
  secrets
    .add(newPassword)
    .add(session.token)
    .add(await changePassword(app.transact, origin, session, wish));
  const [key, input, answer] = [
    'a key of the sender’s own',
    'an input with a hidden word',
    'an answer to that',
  ];
  const call = { userId: person.userId, procedure: 'partnerTeam.invite', key, input };
  await actAs(app, person, (uow) => runOnce(uow, call, 0, () => Promise.resolve(answer)));
  secrets.add(key).add(input).add(answer).add(Buffer.from(answer).toString('base64').slice(4, -4));
}

async function dump(): Promise<Map<string, string>> {
  const tables = await app.peek<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('gatehouse', 'pgboss')",
  );
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await app.peek<{ text: string }>(`select t::text as text from ${name} t`);
    texts.set(name, rows.map(({ text }) => text).join('\n'));
  }
  return texts;
}

test('after a busy hour no table and no log line holds a token, a code, a link, a password or a session’s secret', async () => {
  await aBusyHour();
  await factorsComeAndGo();
  await passwordsChange();
  await worker.stop();
  const places = (await dump()).set('log', log.join('\n'));
  for (const rich of [
    'gatehouse.users',
    'gatehouse.sessions',
    'gatehouse.totp_factors',
    'gatehouse.recovery_codes',
    'gatehouse.webauthn_challenges',
    'gatehouse.known_devices',
    'gatehouse.idempotency_keys',
    'gatehouse.audit_events',
    'gatehouse.invitations',
    'gatehouse.mailed_secrets',
    'log',
  ]) {
    expect(places.get(rich)?.length).toBeGreaterThan(100);
  }
  expect(secrets.size).toBeGreaterThan(60);
  const found = [...places].flatMap(([place, text]) =>
    [...secrets, '#token='].filter((secret) => text.includes(secret)).map((secret) => `${place}: ${secret}`),
  );
  expect(found).toEqual([]);
  expect(codes.size).toBe(1);
  const leaks = [...places].filter(([, text]) =>
    [...codes].some((code) => new RegExp(`(?<!\\w)${code}(?!\\w)`).test(text)),
  );
  expect(leaks.map(([place]) => place)).toEqual([]);
});

test('the search would find one: in a table, in a payload, in the log', async () => {
  const [secret = ''] = secrets;
  await app.peek('update partners set name = $1 where id = (select id from partners limit 1)', [secret]);
  await app.boss.send('invitation.send', { token: secret });
  app.logger.info({ deep: { in: { some: { thing: secret } } } }, 'planted');
  const texts = (await dump()).set('log', log.join('\n'));
  const places = [...texts]
    .filter(([, text]) => text.includes(secret))
    .map(([place]) => place.replace(/\.j[0-9a-f]{20,}$/, '.job'));
  expect(places).toContain('gatehouse.partners');
  expect(places.some((place) => place.startsWith('pgboss.'))).toBe(true);
  expect(places).toContain('log');
});
