import {
  aClient,
  aCustomer,
  aMember,
  alsoMemberOf,
  anInvitation,
  aPartner,
  testPassword,
  totpCode,
  withTotp,
  type TestApp,
} from '@gatehouse/core/testing';
import { allActions, actions, ruleOf } from '@gatehouse/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { openInstallation } from './harness/installation.ts';
import { aStaffMember, aTeam, signedIn, type Team } from './harness/people.ts';
import { openPortal, openTestPortal, type Portal } from './harness/portal.ts';
import { killAll } from './harness/process.ts';

let app: TestApp;
let portal: Portal;
let team: Team;

beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
});
afterAll(async () => {
  await killAll();
  await portal.close();
  await app.close();
});

const password = testPassword;
const requireMfa = (table: 'partners' | 'clients', id: string, demanded = true) =>
  app.peek(`update ${table} set requires_mfa = $2 where id = $1`, [id, demanded]);
const isAsked = async (client: Client) =>
  (await client.query<{ mfaEnrolmentRequired: boolean }>('auth.session')).data?.mfaEnrolmentRequired;

/** Enrols an app over HTTP, like the only page that is still available. */
async function enrol(client: Client): Promise<void> {
  const { data } = await client.mutate<{ secret: string }>('account.beginTotp', { password });
  const code = totpCode(data?.secret ?? '');
  expect((await client.mutate('account.confirmTotp', { code })).outcome).toBe('ok');
}

describe('where the partner demands a second factor', () => {
  test('everything but the own account is refused until then, at its position in the order of refusals', async () => {
    team = await aTeam(app);
    await requireMfa('partners', team.partner.id);
    const client = await signedIn(portal, team.user.email);
    expect(await isAsked(client)).toBe(true);
    for (const action of allActions) {
      const { kind } = actions[action];
      const partner: readonly string[] | undefined = ruleOf(action)?.partner;
      const answer =
        kind === 'query' ? await client.query(action, { x: 1 }) : await client.mutate(action, { x: 1 });
      // Surface and role are decided first, then the factor, and the input not at all.
      const ofRole = partner?.includes('partner_user') ? 'mfa_enrolment_required' : 'role_not_allowed';
      const expected = partner ? { outcome: ofRole, status: 403 } : { outcome: 'not_found', status: 404 };
      expect({ action, outcome: answer.outcome, status: answer.status }).toEqual({ action, ...expected });
    }
    expect((await client.query('account.mfa')).data).toMatchObject({ required: true });
    await enrol(client);
    expect(await isAsked(client)).toBe(false);
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
    const leaving = await client.mutate('account.removeTotp', { password });
    expect(leaving).toMatchObject({ outcome: 'mfa_enrolment_required', status: 403 });
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
  });

  test('the demand takes effect on the next request of a signed-in person, and ends when it is withdrawn', async () => {
    const { partner, user } = await aTeam(app);
    const client = await signedIn(portal, user.email);
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
    await requireMfa('partners', partner.id);
    expect((await client.query('partnerTeam.members')).outcome).toBe('mfa_enrolment_required');
    await requireMfa('partners', partner.id, false);
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
  });

  test('a suspended organisation is answered first', async () => {
    const { partner, admin } = await aTeam(app, { status: 'suspended' });
    await requireMfa('partners', partner.id);
    const client = await signedIn(portal, admin.email);
    expect((await client.mutate('partnerTeam.updateSettings', {})).outcome).toBe('organisation_suspended');
    expect((await client.query('partnerTeam.members')).outcome).toBe('mfa_enrolment_required');
  });

  test('only people with a factor may demand one', async () => {
    const { admin } = await aTeam(app);
    const client = await signedIn(portal, admin.email);
    const demand = () => client.mutate('partnerTeam.updateSettings', { requiresMfa: true });
    expect((await demand()).outcome).toBe('mfa_enrolment_required');
    await enrol(client);
    expect((await demand()).outcome).toBe('ok');
    expect(await isAsked(client)).toBe(false);
  });

  test('switching into such an organisation demands it there, and not elsewhere', async () => {
    const { user } = await aTeam(app);
    const strict = await aPartner(app);
    await requireMfa('partners', strict.id);
    const there = await alsoMemberOf(app, user, strict);
    const client = await signedIn(portal, user.email);
    await client.mutate('auth.switchMembership', { membershipId: there });
    expect(await isAsked(client)).toBe(true);
    expect((await client.query('partnerTeam.members')).outcome).toBe('mfa_enrolment_required');
    await client.mutate('auth.switchMembership', { membershipId: user.membershipId });
    expect(await isAsked(client)).toBe(false);
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
    // The last factor stays nevertheless: the next switch would demand it again.
    await enrol(client);
    expect((await client.mutate('account.removeTotp', { password })).outcome).toBe('mfa_enrolment_required');
  });

  test('so does accepting an invitation to one, for a new person and for a known one', async () => {
    const { partner, admin } = await aTeam(app);
    await withTotp(app, admin);
    await requireMfa('partners', partner.id);
    const fresh = await anInvitation(app, { admin });
    const client = portal.visitor();
    const input = { token: fresh.token(), displayName: 'A New Person', password };
    expect((await client.mutate('invitations.accept', input)).outcome).toBe('ok');
    expect(await isAsked(client)).toBe(true);
    expect((await client.query('partnerTeam.members')).outcome).toBe('mfa_enrolment_required');
    await enrol(client);
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');

    const known = await aMember(app);
    const invited = await anInvitation(app, { admin, email: known.email });
    const signed = await signedIn(portal, known.email);
    expect((await signed.mutate('invitations.accept', { token: invited.token() })).outcome).toBe('ok');
    expect(await isAsked(signed)).toBe(true);
  });

  test('a pending session accepts nothing: its owner is not signed in yet', async () => {
    const { admin } = await aTeam(app);
    const known = await aMember(app);
    await withTotp(app, known);
    const invited = await anInvitation(app, { admin, email: known.email });
    const client = portal.visitor();
    await client.signIn(known.email, password);
    expect((await client.mutate('invitations.accept', { token: invited.token() })).outcome).toBe(
      'unauthenticated',
    );
  });
});

describe('where a client demands one', () => {
  test('its people must have one; the partner’s need not, and may demand it without having one', async () => {
    const { admin } = await aTeam(app);
    const client = await aClient(app, admin);
    const email = await aCustomer(app, client.id);
    const customer = await signedIn(portal, email);
    expect(await isAsked(customer)).toBe(false);
    const administrator = await signedIn(portal, admin.email);
    const demand = { clientId: client.id, requiresMfa: true };
    expect((await administrator.mutate('clients.updatePermissions', demand)).outcome).toBe('ok');
    expect(await isAsked(customer)).toBe(true);
    expect((await customer.query('account.mfa')).data).toMatchObject({ required: true });
    expect(await isAsked(administrator)).toBe(false);
    await enrol(customer);
    expect(await isAsked(customer)).toBe(false);
  });
});

describe('staff', () => {
  test('must have one, unless the installation is a demonstration', async () => {
    const strict = await openPortal(app, { staffMfa: true });
    const email = await aStaffMember(app, 'staff_support');
    const relaxed = await signedIn(portal, email);
    expect(await isAsked(relaxed)).toBe(false);
    const client = await signedIn(strict, email);
    expect(await isAsked(client)).toBe(true);
    expect((await client.query('account.mfa')).data).toMatchObject({ required: true });
    await enrol(client);
    expect(await isAsked(client)).toBe(false);
    expect((await client.mutate('account.removeTotp', { password })).outcome).toBe('mfa_enrolment_required');
    await strict.close();
  });

  test('DEMO decides, in a process as an operator starts it', async () => {
    const installation = await openInstallation();
    const email = await aStaffMember(installation.app, 'staff_admin');
    for (const [DEMO, asked] of [
      ['0', true],
      ['1', false],
    ] as const) {
      const gatehouse = await installation.start({ DEMO });
      const client = gatehouse.visitor();
      await client.signIn(email, password);
      expect({ DEMO, asked: await isAsked(client) }).toEqual({ DEMO, asked });
      gatehouse.kill('SIGKILL');
      await gatehouse.exited;
    }
    await installation.close();
  }, 60_000);
});
