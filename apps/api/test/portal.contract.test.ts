import { aClient, aCustomer, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parsePortalLinks } from '../src/portal-links.ts';
import { readEnv } from '../src/env.ts';
import { aTeam, signedIn, type Team } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

const links = {
  billing: 'https://pay.example/{clientId}?from=portal',
  calls: 'http://calls.example',
  projects: 'https://{clientId}.projects.example',
};
let app: TestApp;
let portal: Portal;
let team: Team;
beforeAll(async () => {
  ({ app, portal } = await openTestPortal({ portalLinks: links }));
  team = await aTeam(app);
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

interface Home {
  readonly features: readonly { readonly key: string; readonly allowed: boolean; readonly url?: string }[];
}

test('home and features link to what is connected, for people who may use it, as of this request', async () => {
  const { id: clientId } = await aClient(app, team.admin);
  const client = await signedIn(portal, await aCustomer(app, clientId, 'client_manager'));
  expect((await client.query<Home>('portal.home')).data).toEqual({
    features: [
      { key: 'billing', allowed: false, reason: 'permission_disabled' },
      { key: 'calls', allowed: true, url: 'http://calls.example' },
      { key: 'analytics', allowed: true },
      { key: 'integrations', allowed: true },
      { key: 'projects', allowed: true, url: `https://${clientId}.projects.example` },
    ],
  });
  expect((await client.query('portal.feature', { key: 'calls' })).data).toEqual({
    key: 'calls',
    url: 'http://calls.example',
  });
  expect((await client.query('portal.feature', { key: 'analytics' })).data).toEqual({ key: 'analytics' });
  expect(await client.query('portal.feature', { key: 'billing' })).toMatchObject({
    outcome: 'permission_disabled',
    status: 403,
  });
  const admin = await signedIn(portal, team.admin.email);
  await admin.mutate('clients.updatePermissions', {
    clientId,
    permissions: { manage_billing: true, view_calls: false },
  });
  expect((await client.query('portal.feature', { key: 'billing' })).outcome).toBe('role_not_allowed');
  expect((await client.query('portal.feature', { key: 'calls' })).outcome).toBe('permission_disabled');
  const boss = await signedIn(portal, await aCustomer(app, clientId, 'client_admin'));
  expect((await boss.query('portal.feature', { key: 'billing' })).data).toEqual({
    key: 'billing',
    url: `https://pay.example/${clientId}?from=portal`,
  });
});

test('an unknown feature is invalid input; a partner’s people and visitors have no portal', async () => {
  const { id } = await aClient(app, team.admin);
  const client = await signedIn(portal, await aCustomer(app, id));
  for (const input of [
    {},
    { key: 'users' },
    { key: 'toString' },
    { key: 'calls', clientId: id },
    { key: ['calls'] },
  ])
    expect((await client.query('portal.feature', input)).outcome).toBe('invalid_input');
  expect((await client.query('portal.home', { clientId: id })).outcome).toBe('invalid_input');
  for (const { email } of [team.admin, team.user]) {
    const member = await signedIn(portal, email);
    expect((await member.query('portal.home')).outcome).toBe('not_found');
    expect((await member.query('portal.feature', { key: 'nonsense' })).outcome).toBe('not_found');
  }
  expect((await portal.visitor().query('portal.home')).outcome).toBe('unauthenticated');
});

describe('PORTAL_LINKS', () => {
  test('nothing is no links; pairs are links', () => {
    expect(readEnv({})).toMatchObject({ env: { portalLinks: {} } });
    const value = ' billing = https://pay.example/{clientId}?a=b&c=d ,calls=http://calls.example:8080/x#y';
    expect(readEnv({ PORTAL_LINKS: value })).toMatchObject({
      env: {
        portalLinks: {
          billing: 'https://pay.example/{clientId}?a=b&c=d',
          calls: 'http://calls.example:8080/x#y',
        },
      },
    });
  });

  test.each([
    'billing',
    'billing=',
    'billing=pay.example',
    'billing=javascript:alert(1)',
    'billing=ftp://pay.example',
    'billing=//pay.example',
    'billing=https://',
    'billing=https://user:secret@pay.example',
    'billing=https://pay.example/{userId}',
    'billing=https://pay.example/ x',
    'users=https://pay.example',
    'Billing=https://pay.example',
    'billing=https://a.example,billing=https://b.example',
    'billing=https://a.example,',
    ',',
    '__proto__=https://a.example',
  ])('«%s» is refused', (value) => {
    expect(parsePortalLinks(value)).toBeNull();
    const result = readEnv({ PORTAL_LINKS: value });
    expect(result.ok ? [] : result.problems).toEqual([
      'PORTAL_LINKS: must be key=https://… pairs separated by commas, each key once, of billing, calls, analytics, integrations, projects',
    ]);
  });
});
