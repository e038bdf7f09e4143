import { aClient, aCustomer, aMember, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
let team: Team;
beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
  team = await aTeam(app);
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

describe('the profile', () => {
  test('is shown completely, and a changed field shows in the next request', async () => {
    const member = await aMember(app, { partner: team.partner, name: 'Before' });
    const client = await signedIn(portal, member.email);
    const profile = {
      id: member.userId,
      email: member.email,
      emailProven: true,
      displayName: 'Before',
      phone: null,
      timezone: null,
      locale: 'en',
    };
    expect((await client.query('account.profile')).data).toEqual(profile);
    const change = {
      displayName: 'After',
      phone: ' +49 (30) 123-45 ',
      timezone: 'Europe/Berlin',
      locale: 'de',
    };
    const changed = { ...profile, ...change, phone: '+49 (30) 123-45' };
    expect((await client.mutate('account.updateProfile', change)).data).toEqual(changed);
    expect((await client.query('account.profile')).data).toEqual(changed);
    expect((await client.query('auth.session')).data).toMatchObject({ user: { displayName: 'After' } });
    const roster = await client.query<{ items: { name: string }[] }>('partnerTeam.members', {
      search: member.email,
    });
    expect(roster.data?.items).toMatchObject([{ name: 'After' }]);
    expect((await client.mutate('account.updateProfile', { phone: '' })).data).toMatchObject({ phone: null });
  });

  test('an event for each change, none for an unchanged or refused one', async () => {
    const client = await signedIn(portal, (await aMember(app, { name: 'Same' })).email);
    const events = await eventsOf(app, async () => {
      await client.mutate('account.updateProfile', { displayName: 'Same', phone: null });
      await client.mutate('account.updateProfile', {});
      await client.mutate('account.updateProfile', { email: 'other@example.test' });
      await client.mutate('account.updateProfile', { displayName: 'Other' });
    });
    expect(events).toEqual({ 'profile.updated': 1 });
  });

  test.each([
    ['email', 'other@example.test'],
    ['userId', '01900000-0000-7000-8000-000000000001'],
    ['emailProven', true],
    ['mfaEnabled', true],
    ['displayName', ''],
    ['displayName', 'x'.repeat(121)],
    ['displayName', 7],
    ['phone', 'call me'],
    ['phone', '1234'],
    ['timezone', 'Nowhere/Land'],
    ['locale', 'fr'],
  ])('%s = %j is refused by name', async (key, value) => {
    const client = await signedIn(portal, team.user.email);
    const { outcome, status, error } = await client.mutate('account.updateProfile', { [key]: value });
    expect({ outcome, status, fields: Object.keys(error?.data.fields ?? {}) }).toEqual({
      outcome: 'invalid_input',
      status: 400,
      fields: [key],
    });
  });

  test('is available to everybody, in every state of their organisation', async () => {
    const suspended = await aTeam(app, { status: 'suspended' });
    const { id } = await aClient(app, team.admin);
    await app.peek("update clients set status = 'archived' where id = $1", [id]);
    for (const email of [suspended.user.email, await aCustomer(app, id, 'client_staff')]) {
      const client = await signedIn(portal, email);
      expect((await client.query('account.profile')).data).toMatchObject({ email });
      expect((await client.mutate('account.updateProfile', { displayName: 'Still Me' })).outcome).toBe('ok');
    }
  });

  test('is available before one of several memberships is chosen', async () => {
    const member = await aMember(app);
    await app.peek(
      "insert into memberships (id, user_id, partner_id, role) values (gen_random_uuid(), $1, $2, 'partner_user')",
      [member.userId, team.partner.id],
    );
    const client = await signedIn(portal, member.email);
    expect((await client.mutate('account.updateProfile', { displayName: 'No Place Yet' })).outcome).toBe(
      'ok',
    );
    const [event] = await app.peek<{ partner_id: string | null }>(
      "select partner_id from audit_events where action = 'profile.updated' and actor_id = $1",
      [member.userId],
    );
    expect(event).toEqual({ partner_id: null });
  });
});
