import { testPassword, withPasskey, withTotp, type TestMember } from '@gatehouse/core/testing';
import type { Page } from 'playwright-core';
import { browserPastFactors } from './factors.ts';
import { asDemo, show, type Open } from './open-page.ts';
import { aTeam } from './people.ts';
import type { Site } from './site.ts';

/** The second factor at sign-in, where it is demanded, and in the settings. */
export const securityPages: Readonly<Record<string, Open>> = {
  'a second factor, by app': ofPerson('/sign-in', (site, person) => withTotp(site.app, person)),
  'a second factor, by passkey': ofPerson('/sign-in', (site, person) =>
    withPasskey(site.app, person, { origin: site.url }),
  ),
  'a second factor is demanded': ofPerson('/team', demandFactor),
  'enrolling a passkey where it is demanded': async (site, options) => {
    const page = await ofPerson('/team', demandFactor)(site, options);
    await page.getByRole('main').getByRole('listitem').first().getByRole('button').click();
    return page;
  },
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
};

/** A separate person, prepared before they give their password. */
function ofPerson(
  path: string,
  given: (site: Site, person: TestMember) => Promise<unknown> = () => Promise.resolve(),
): Open {
  return async (site, options) => {
    const { user } = await aTeam(site.app, { name: 'Lakeside Partners' });
    await given(site, user);
    if (path !== '/sign-in') return show(await browserPastFactors(site, user, options), path);
    const visitor = await site.visitor(options);
    await visitor.signIn(user.email, testPassword);
    return show(visitor, path);
  };
}

async function demandFactor({ app }: Site, { membershipId }: TestMember): Promise<void> {
  await app.peek(
    'update partners set requires_mfa = true where id = (select partner_id from memberships where id = $1)',
    [membershipId],
  );
}

async function fewCodesLeft({ app }: Site, person: TestMember): Promise<void> {
  await withTotp(app, person);
  await withPasskey(app, person, { name: 'Arbeitsrechner' });
  await app.peek(
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
