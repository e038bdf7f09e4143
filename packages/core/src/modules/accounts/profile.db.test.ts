import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  aClientUser,
  actAs,
  aMember,
  aPartnerAdmin,
  eventsOf,
  openTestApp,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { updateProfileInput, type UpdateProfileInput } from './contract.ts';
import { getProfile, updateProfile } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const profileOf = (person: Pick<TestMember, 'actor'>) => actAs(app, person, getProfile);
const update = (person: Pick<TestMember, 'actor'>, given: UpdateProfileInput) =>
  actAs(app, person, (uow) => updateProfile(uow, given));

test('a profile is the person’s own, and fields that are left out keep their value', async () => {
  const member = await aMember(app, { name: 'Ada Early' });
  const { id, email } = { id: member.userId, email: member.email };
  const fresh = {
    id,
    email,
    emailProven: true,
    displayName: 'Ada Early',
    phone: null,
    timezone: null,
    locale: 'en',
  };
  expect(await profileOf(member)).toEqual(fresh);
  const after = await update(member, { phone: '+49 30 1234-567', timezone: 'Europe/Berlin' });
  expect(after).toEqual({ ...fresh, phone: '+49 30 1234-567', timezone: 'Europe/Berlin' });
  expect(await update(member, { displayName: 'Ada Late', locale: 'de' })).toEqual({
    ...after,
    displayName: 'Ada Late',
    locale: 'de',
  });
  expect(await update(member, { phone: null, timezone: null })).toMatchObject({
    phone: null,
    timezone: null,
  });
  expect(await profileOf(member)).toMatchObject({ displayName: 'Ada Late', phone: null });
});

test('the new name shows in the rosters', async () => {
  const member = await aMember(app, { name: 'Before' });
  await update(member, { displayName: 'Après' });
  const rows = await app.peek('select name, name_key from memberships where id = $1', [member.membershipId]);
  expect(rows).toEqual([{ name: 'Après', name_key: 'apres' }]);
});

test('a change is logged in the organisation of the active membership, with before and after; nothing is logged without a change', async () => {
  const admin = await aPartnerAdmin(app);
  const { id: clientId } = await aClient(app, admin);
  const customer = await aClientUser(app, clientId, { name: 'Cleo' });
  await update(customer, { displayName: 'Cleo', locale: 'en', phone: null });
  await update(customer, {});
  await update(customer, { displayName: 'Cleo Two', locale: 'en', phone: '12345' });
  const events = (await eventsOf(app, admin.partner.id)).filter(({ action }) => action === 'profile.updated');
  expect(events).toMatchObject([
    {
      actor_id: customer.userId,
      client_id: clientId,
      subject_id: customer.userId,
      details: {
        before: { displayName: 'Cleo', phone: null },
        after: { displayName: 'Cleo Two', phone: '12345' },
      },
    },
  ]);
  expect(Object.keys(events[0]?.details['before'] ?? {}).toSorted()).toEqual(['displayName', 'phone']);
});

test('concurrent changes follow each other, and each logs what it found', async () => {
  const member = await aMember(app, { name: 'Name 0' });
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => update(member, { displayName: `Name ${index + 1}` })),
  );
  const events = (await eventsOf(app, member.partner.id)).filter(
    ({ action }) => action === 'profile.updated',
  );
  const steps = events.map(
    ({ details }) => details as { before: { displayName: string }; after: { displayName: string } },
  );
  expect(steps).toHaveLength(8);
  const befores = steps.map(({ before }) => before.displayName);
  const afters = steps.map(({ after }) => after.displayName);
  expect(new Set(befores).size).toBe(8);
  expect([...befores, (await profileOf(member)).displayName].toSorted()).toEqual(
    ['Name 0', ...afters].toSorted(),
  );
});

const taken = (input: unknown) => updateProfileInput.safeParse(input);

test.each([
  ['+49 (0)30 / 12 34-56.78', '+49 (0)30 / 12 34-56.78'],
  ['  12345 ', '12345'],
  ['12345678901234567890', '12345678901234567890'],
  ['', null],
  ['   ', null],
  [null, null],
])('the phone number «%s» is stored as %s', (phone, expected) => {
  expect(taken({ phone })).toMatchObject({ success: true, data: { phone: expected } });
});

test.each(
  [
    '1234',
    '123456789012345678901',
    '12345x',
    '+',
    '()-./',
    '１２３４５',
    '12345\n',
    'tel:12345',
    '12345;67',
    '1'.repeat(51),
  ].filter((phone) => phone.trim() === phone),
)('the phone number «%s» is refused', (phone) => {
  expect(taken({ phone }).success).toBe(false);
});

test.each([
  { email: 'new@example.test' },
  { id: '01900000-0000-7000-8000-000000000001' },
  { emailProven: true },
  { displayName: '' },
  { displayName: ' ' },
  { displayName: null },
  { displayName: 'x'.repeat(121) },
  { displayName: 'a\0b' },
  { timezone: 'Mars/Olympus' },
  { timezone: '' },
  { locale: 'fr' },
  { locale: null },
  { phone: 12345 },
])('%j is refused in a profile', (input) => {
  expect(taken(input).success).toBe(false);
});
