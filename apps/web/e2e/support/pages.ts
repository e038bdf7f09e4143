import { demoPassword } from '@gatehouse/core/demo';
import {
  aMember,
  anInvitation,
  letExpire,
  testPassword,
  withPasskey,
  withTotp,
  type TestMember,
} from '@gatehouse/core/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { browserPastFactors } from './factors.ts';
import { aTeam } from './people.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

type Open = (site: Site, options: BrowserContextOptions) => Promise<Page>;

/** Every page and every state of it that an address leads to; it needs a site with demo data. None depends on a language. */
export const pagesUnderTest: Readonly<Record<string, Open>> = {
  'sign-in': (site, options) => visit(site, options, '/sign-in?reason=ended&next=%2Fteam'),
  'a second factor, by app': ofPerson('/sign-in', (site, person) => withTotp(site.house, person)),
  'a second factor, by passkey': ofPerson('/sign-in', (site, person) =>
    withPasskey(site.house, person, { origin: site.url }),
  ),
  'a second factor is demanded': ofPerson('/team', demandFactor),
  'enrolling a passkey where it is demanded': async (site, options) => {
    const page = await ofPerson('/team', demandFactor)(site, options);
    await page.getByRole('main').getByRole('listitem').first().getByRole('button').click();
    return page;
  },
  'security settings': asDemo('alice@northwind.test', '/settings/security'),
  'security settings with factors': ofPerson('/settings/security', fewCodesLeft),
  'a password that is judged': async (site, options) => {
    const page = await asDemo('bob@northwind.test', '/settings/security')(site, options);
    await page.locator('input[autocomplete="new-password"]').fill('qwertyuiopasdfgh');
    await page.locator('[data-grade="weak"]').waitFor();
    return page;
  },
  'an app to be scanned': async (site, options) => {
    const page = await ofPerson('/settings/security')(site, options);
    await secondFactorButton(page, 1).click();
    await page.getByRole('dialog').locator('input[type=password]').fill(testPassword);
    await page.keyboard.press('Enter');
    await page.locator('svg[role=img]').waitFor();
    return page;
  },
  'recovery codes to be saved': async (site, options) => {
    const page = await ofPerson('/settings/security', fewCodesLeft)(site, options);
    await secondFactorButton(page, -1).click();
    await page.getByRole('dialog').locator('input[type=password]').fill(testPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('checkbox').waitFor();
    return page;
  },
  'a factor to be removed': async (site, options) => {
    const page = await ofPerson('/settings/security', fewCodesLeft)(site, options);
    await secondFactorButton(page, 1).click();
    await page.getByRole('dialog').waitFor();
    return page;
  },
  'choosing an organisation': asDemo('max@northwind.test', '/'),
  'an invitation for a new person': async (site, options) => {
    const { admin } = await aTeam(site.house, { name: 'Lakeside Partners' });
    return visit(site, options, await linkTo(site, await anInvitation(site.house, { admin })));
  },
  'an invitation for a known person': async (site, options) => {
    const { admin } = await aTeam(site.house, { name: 'Lakeside Partners' });
    const { email } = await aMember(site.house);
    return visit(site, options, await linkTo(site, await anInvitation(site.house, { admin, email })));
  },
  'an invitation for oneself': async (site, options) => {
    const { admin } = await aTeam(site.house, { name: 'Lakeside Partners' });
    const { email } = await aMember(site.house);
    const invitation = await anInvitation(site.house, { admin, email });
    return visit(site, options, await linkTo(site, invitation), { email, password: testPassword });
  },
  'an invitation for somebody else': async (site, options) => {
    const { admin, user } = await aTeam(site.house, { name: 'Lakeside Partners' });
    const invitation = await anInvitation(site.house, { admin });
    return visit(site, options, await linkTo(site, invitation), {
      email: user.email,
      password: testPassword,
    });
  },
  'an expired link': async (site, options) => {
    const { admin } = await aTeam(site.house);
    const invitation = await anInvitation(site.house, { admin });
    await letExpire(site.house, invitation.id);
    const visitor = await site.visitor(options);
    visitor.expects('410 invitations.preview');
    return show(visitor, await linkTo(site, invitation));
  },
  'a dead link': (site, options) => visit(site, options, '/accept'),
  'an invitation to a suspended organisation': async (site, options) => {
    const { admin, partner } = await aTeam(site.house, { name: 'Closed Gate' });
    const invitation = await anInvitation(site.house, { admin });
    await setStatus(site, partner.id, 'suspended');
    return visit(site, options, await linkTo(site, invitation));
  },
  'the roster': asDemo('alice@northwind.test', '/team'),
  'the roster of a partner user': asDemo('bob@northwind.test', '/team'),
  'a person’s panel': async (site, options) => {
    const [bea] = await site.house.peek<{ id: string }>(
      "select m.id from memberships m join users u on u.id = m.user_id where u.email = 'bea@northwind.test'",
    );
    return asDemo('alice@northwind.test', `/team?member=${bea?.id ?? ''}`)(site, options);
  },
  'an empty search': asDemo('alice@northwind.test', '/team?q=nobody-is-called-this'),
  'inviting people': asDemo('alice@northwind.test', '/team?invite=true'),
  'pending invitations': asDemo('alice@northwind.test', '/team/invitations'),
  'no pending invitations': asDemo('carol@southbank.test', '/team/invitations'),
  'invitations, for a partner user': asDemo('bob@northwind.test', '/team/invitations'),
  'the clients': asDemo('alice@northwind.test', '/clients'),
  'the clients of a partner user': asDemo('bob@northwind.test', '/clients'),
  'no assigned clients': asDemo('bea@northwind.test', '/clients'),
  'a client’s panel': ofAcme('alice@northwind.test', (id) => `/clients?client=${id}`),
  'a client’s page': ofAcme('alice@northwind.test', (id) => `/clients/${id}`),
  'a client’s page for a partner user': ofAcme('bob@northwind.test', (id) => `/clients/${id}`),
  'assigned staff': ofAcme('alice@northwind.test', (id) => `/clients/${id}?tab=staff`),
  'not self-service': ofAcme('alice@northwind.test', (id) => `/clients/${id}?tab=not-self-service`),
  'a pending organisation': asDemo('pia@pending.test', '/team'),
  'a suspended organisation': asDemo('sol@suspended.test', '/team'),
  'an archived organisation': async (site, options) => {
    const { admin, partner } = await aTeam(site.house, { name: 'Long Gone' });
    await setStatus(site, partner.id, 'archived');
    return visit(site, options, '/team', { email: admin.email, password: testPassword });
  },
  'the home of staff': asDemo('sasha@vendor.test', '/'),
  'not found': async (site, options) => {
    const visitor = await site.visitor(options);
    visitor.expects('404 /nowhere');
    await visitor.signIn('alice@northwind.test', demoPassword);
    return show(visitor, '/nowhere');
  },
  'not found, signed out': async (site, options) => {
    const visitor = await site.visitor(options);
    visitor.expects('404 /nowhere');
    return show(visitor, '/nowhere');
  },
};

/** A person of their own, of whom something is made before they give their password. */
function ofPerson(
  path: string,
  given: (site: Site, person: TestMember) => Promise<unknown> = () => Promise.resolve(),
): Open {
  return async (site, options) => {
    const { user } = await aTeam(site.house, { name: 'Lakeside Partners' });
    await given(site, user);
    if (path !== '/sign-in') return show(await browserPastFactors(site, user, options), path);
    const visitor = await site.visitor(options);
    await visitor.signIn(user.email, testPassword);
    return show(visitor, path);
  };
}

async function demandFactor({ house }: Site, { membershipId }: TestMember): Promise<void> {
  await house.peek(
    'update partners set requires_mfa = true where id = (select partner_id from memberships where id = $1)',
    [membershipId],
  );
}

async function fewCodesLeft({ house }: Site, person: TestMember): Promise<void> {
  await withTotp(house, person);
  await withPasskey(house, person, { name: 'Arbeitsrechner' });
  await house.peek(
    `update recovery_codes set used_at = clock_timestamp() where user_id = $1 and hash in
      (select hash from recovery_codes where user_id = $1 limit 8)`,
    [person.userId],
  );
}

const secondFactorButton = (page: Page, nth: number) =>
  page
    .getByRole('region')
    .filter({ has: page.locator('#two-step') })
    .getByRole('button')
    .nth(nth);

function asDemo(email: string, path: string): Open {
  return (site, options) => visit(site, options, path, { email, password: demoPassword });
}

/** A page about Northwind's Acme Dental; Southbank has a client of the same code. */
function ofAcme(email: string, path: (clientId: string) => string): Open {
  return async (site, options) => {
    const [acme] = await site.house.peek<{ id: string }>(
      "select c.id from clients c join partners p on p.id = c.partner_id where c.code = 'acme-dental' and p.name like 'Northwind%'",
    );
    return asDemo(email, path(acme?.id ?? ''))(site, options);
  };
}

async function visit(
  site: Site,
  options: BrowserContextOptions,
  address: string,
  who?: { email: string; password: string },
): Promise<Page> {
  const visitor = await site.visitor(options);
  if (who) await visitor.signIn(who.email, who.password);
  return show(visitor, address);
}

/** Opens an address and waits until the page has everything it asked for. */
async function show({ page }: Visitor, address: string): Promise<Page> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
  const unfinished = page.locator('[aria-busy="true"], [class*="Skeleton-root"], [class*="Loader-root"]');
  await unfinished.first().waitFor({ state: 'hidden' });
  return page;
}

async function linkTo(site: Site, invitation: { token(): string }): Promise<string> {
  return `${site.url}/accept#token=${invitation.token()}`;
}

async function setStatus(site: Site, partnerId: string, status: string): Promise<void> {
  await site.house.peek('update partners set status = $2 where id = $1', [partnerId, status]);
}
