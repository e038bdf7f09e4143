import {
  aClientInvitation,
  aClientTeam,
  aClientUser,
  aMember,
  anInvitation,
  testPassword,
  type ClientTeam,
  type TestClientUser,
} from '@gatehouse/core/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { asDemo, linkTo, show, visit, type Open } from './open-page.ts';
import { seen } from './see.ts';
import { settled } from './settled.ts';
import type { Site } from './site.ts';

/** The pages of a client's people, of the own account, and of people who cannot get in. */
export const portalPages: Readonly<Record<string, Open>> = {
  'a customer’s home': asDemo('erin@blueharbor.test', '/'),
  'a customer’s home, managed by the provider': asDemo('dora@acme.test', '/'),
  'a customer’s home without anything': ofClient(
    'update clients set view_calls = false, view_analytics = false, manage_projects = false where id = $1',
  ),
  'a paused client': ofClient("update clients set status = 'paused' where id = $1"),
  'an archived client': ofClient("update clients set status = 'archived' where id = $1"),
  'users, for a role that manages none': asDemo('eli@blueharbor.test', '/users'),
  'settings before a choice': asDemo('max@northwind.test', '/settings/profile'),
  'settings of a pending organisation': asDemo('pia@pending.test', '/settings/profile'),
  'a reset mail on its way': async (site, options) => {
    const page = await visit(site, options, '/forgot-password');
    await page.getByRole('textbox').fill('somebody.with.a.rather.long.address@a-long-domain.example.test');
    return after(page, 'Enter', page.getByRole('heading', { level: 2 }));
  },
  'a new password': async (site, options) => {
    const { email } = await aMember(site.app);
    const page = await visit(site, options, '/forgot-password');
    await page.getByRole('textbox').fill(email);
    await page.keyboard.press('Enter');
    const { link } = await site.mailbox.waitFor(email);
    await page.goto(link ?? '');
    await seen(page.locator('[autocomplete=new-password]'));
    await settled(page);
    return page;
  },
  'an unproven address': async (site, options) => {
    const { person } = await unproven(site);
    return visit(site, options, '/', { email: person.email, password: testPassword });
  },
  'a code on its way': async (site, options) => {
    const { person } = await unproven(site);
    const page = await visit(site, options, '/', { email: person.email, password: testPassword });
    await page.getByRole('main').getByRole('button').first().click();
    await seen(page.locator('[autocomplete=one-time-code]'));
    await settled(page);
    return page;
  },
  'an invitation to a portal': async (site, options) => {
    const team = await aClientTeam(site.app);
    return visit(site, options, await linkTo(site, await invited(site, team)));
  },
  'an invitation to a closed portal': async (site, options) => {
    const team = await aClientTeam(site.app);
    const invitation = await invited(site, team);
    await site.app.peek("update clients set status = 'paused' where id = $1", [team.clientId]);
    return visit(site, options, await linkTo(site, invitation));
  },
  'an invitation that needs a proof first': async (site, options) => {
    const { person } = await unproven(site);
    const invitation = await anInvitation(site.app, { email: person.email });
    const visitor = await site.visitor(options);
    await visitor.signIn(person.email, testPassword);
    visitor.expects('403 invitations.accept');
    const page = await show(visitor, `${site.url}/accept#token=${invitation.token('copied')}`);
    await page.getByRole('main').getByRole('button').click();
    await seen(page.getByRole('alert'));
    await settled(page);
    return page;
  },
};

/** The home of a client's administrator, after a change to the client. */
function ofClient(change: string): Open {
  return async (site, options: BrowserContextOptions) => {
    const { clientId, boss } = await aClientTeam(site.app, { managesItself: false });
    await site.app.peek(change, [clientId]);
    return visit(site, options, '/', { email: boss.email, password: testPassword });
  };
}

async function unproven(site: Site): Promise<{ team: ClientTeam; person: TestClientUser }> {
  const team = await aClientTeam(site.app);
  const given = { role: 'client_member', name: 'Uma Unproven', emailProven: false } as const;
  return { team, person: await aClientUser(site.app, team.clientId, given) };
}

const invited = (site: Site, { clientId, boss }: ClientTeam) =>
  aClientInvitation(site.app, clientId, { by: boss, role: 'community_manager' });

async function after(page: Page, key: string, shown: ReturnType<Page['locator']>): Promise<Page> {
  await page.keyboard.press(key);
  await seen(shown);
  await settled(page);
  return page;
}
