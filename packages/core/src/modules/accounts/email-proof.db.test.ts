import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createKeyring } from '../../platform/index.ts';
import {
  acceptLink,
  actAs,
  aMember,
  anInvitation,
  eventsOf,
  openMailServer,
  openTestApp,
  refusalOf,
  testPassword,
  testSecret,
  whilePersonHeld,
  type MailServer,
  type TestApp,
} from '../../testing/index.ts';
import { identify, signIn } from '../identity/index.ts';
import { confirmEmailProof, getProfile, requestEmailProof } from './index.ts';

let app: TestApp;
let office: MailServer;
beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
});
afterAll(async () => {
  await office.close();
  await app.close();
});
beforeEach(() => office.mailbox.clear());

/** A person whose account was made through a copied link. */
async function anUnprovenPerson() {
  const invitation = await anInvitation(app);
  const { token } = await acceptLink(app, invitation.token('copied'));
  const identified = await identify(app.db(), token);
  if (!identified) throw new Error('The session is nobody’s.');
  await office.deliver();
  const { actor } = identified;
  return { actor, token, userId: actor.userId, email: actor.email, partner: invitation.admin.partner };
}
type Person = Pick<Awaited<ReturnType<typeof anUnprovenPerson>>, 'actor' | 'email'>;

const request = (person: Person) => actAs(app, person, (uow) => requestEmailProof(uow));
const confirm = (person: Person, code: string) =>
  actAs(app, person, (uow) => confirmEmailProof(uow, app.keyring, { code }));
const codeMails = ({ email }: Person) =>
  office.mailbox
    .mails()
    .filter(({ to, subject }) => to.includes(email) && subject.includes('confirmation code'));
const codeIn = (text = '') => /^\d{8}$/m.exec(text)?.[0] ?? '';
async function mailedCode(person: Person): Promise<string> {
  await request(person);
  await office.deliver();
  return codeIn(codeMails(person).at(-1)?.text);
}
const proven = async (person: Person) => (await actAs(app, person, getProfile)).emailProven;
const anotherCode = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0');

test('the mailed code proves the mailbox; password and session stay, because its sender is signed in', async () => {
  const person = await anUnprovenPerson();
  expect(await proven(person)).toBe(false);
  const code = await mailedCode(person);
  const [mail, ...more] = codeMails(person);
  expect(more).toEqual([]);
  expect(mail?.html).toContain(code);
  expect(mail?.subject).not.toContain(code);
  expect(mail?.messageId).toMatch(/^email-proof\.[0-9a-f-]{36}@portal\.example\.test$/);
  await confirm(person, ` ${code.slice(0, 4)} ${code.slice(4)}`);
  expect(await proven(person)).toBe(true);
  expect(await identify(app.db(), person.token)).not.toBeNull();
  const input = { email: person.email, password: testPassword };
  const again = await signIn({ ...app, db: app.db() }, { requestId: 'r', ip: null, userAgent: null }, input);
  expect(again.status).toBe('signed_in');
  const events = (await eventsOf(app, person.partner.id)).filter(({ action }) => action === 'email.proven');
  expect(events).toMatchObject([
    { actor_id: person.userId, subject_id: person.userId, details: { by: 'code' } },
  ]);
});

test('a person with a proven mailbox has nothing to prove', async () => {
  const member = await aMember(app);
  expect(await refusalOf(request(member))).toBe('stale');
  expect(await refusalOf(confirm(member, '12345678'))).toBe('stale');
  const person = await anUnprovenPerson();
  const code = await mailedCode(person);
  await confirm(person, code);
  expect(await refusalOf(confirm(person, code))).toBe('stale');
});

test('wrong, superseded, expired, another person’s and missing codes get one answer', async () => {
  const [person, other] = [await anUnprovenPerson(), await anUnprovenPerson()];
  expect(await refusalOf(confirm(person, '12345678'))).toBe('invalid_code');
  const older = await mailedCode(person);
  const theirs = await mailedCode(other);
  const code = await mailedCode(person);
  for (const wrong of [older, theirs, anotherCode(code), '', 'x', code.slice(1), `${code}0`])
    expect(await refusalOf(confirm(person, wrong))).toBe('invalid_code');
  await app.peek(
    "update mailed_secrets set expires_at = clock_timestamp() - interval '1 second' where user_id = $1",
    [person.userId],
  );
  expect(await refusalOf(confirm(person, code))).toBe('invalid_code');
  expect(await proven(person)).toBe(false);
  expect(await eventsOf(app, person.partner.id)).not.toContainEqual(
    expect.objectContaining({ action: 'email.proven' }),
  );
});

test('R09: a code is valid for its own purpose and this installation only', async () => {
  const person = await anUnprovenPerson();
  const code = await mailedCode(person);
  const [row] = await app.peek<{ id: string }>('select id from mailed_secrets where user_id = $1', [
    person.userId,
  ]);
  const keyring = createKeyring([testSecret]);
  for (const purpose of ['password-reset', 'invitation-link'] as const) {
    const bytes = Buffer.from(keyring.sign(purpose, row?.id ?? ''), 'base64url');
    expect(String(bytes.readUIntBE(0, 6) % 100_000_000).padStart(8, '0')).not.toBe(code);
  }
});

test('of sixteen concurrent uses of one code one proves, and the others find it proven', async () => {
  const person = await anUnprovenPerson();
  const code = await mailedCode(person);
  const answers = await Promise.all(Array.from({ length: 16 }, () => refusalOf(confirm(person, code))));
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'stale')).toHaveLength(15);
  const events = (await eventsOf(app, person.partner.id)).filter(({ action }) => action === 'email.proven');
  expect(events).toHaveLength(1);
});

test('a code that expires while its use waits is not used', async () => {
  const person = await anUnprovenPerson();
  const code = await mailedCode(person);
  const late = () =>
    app.peek('update mailed_secrets set expires_at = clock_timestamp() where user_id = $1', [person.userId]);
  const use = () => refusalOf(confirm(person, code));
  expect(await whilePersonHeld(app, person.userId, use, late)).toBe('invalid_code');
});

test('a code that is no longer valid is not mailed', async () => {
  const person = await anUnprovenPerson();
  await request(person);
  await request(person);
  await office.deliver();
  expect(codeMails(person)).toHaveLength(1);
});
