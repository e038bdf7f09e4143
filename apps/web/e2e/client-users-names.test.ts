import { aClient, aClientInvitation, aClientUser } from '@gatehouse/core/testing';
import { test } from 'vitest';
import { staysInPlace, takesOn } from './support/layout.ts';
import { aTeam, browserOf } from './support/people.ts';
import { eventually, seen } from './support/see.ts';
import { openSite } from './support/site.ts';

const site = openSite();

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const names = [
  `${longWord} von und zu ${longWord}`.slice(0, 120),
  '🌿 Ana (she/her) Lima 🌿',
  'محمد علي الدين',
  '李小龙',
];
const address = `${'a'.repeat(60)}@${'long-domain-name.'.repeat(8)}test`;

test('people and businesses of any name keep the layout, wide and narrow', async () => {
  const { admin: agent } = await aTeam(site.app, { name: longWord });
  const { id } = await aClient(site.app, agent, { businessName: longWord });
  const people = await Promise.all(names.map((name) => aClientUser(site.app, id, { name })));
  const { id: invited } = await aClientInvitation(site.app, id, { by: agent, email: address });
  const { page } = await browserOf(site, agent);
  const [longest] = people;
  const addresses = [
    '?tab=users',
    `?tab=users&person=${longest?.membershipId ?? ''}`,
    `?tab=users&person=${invited}`,
    '?tab=permissions',
    '/preview',
  ];
  for (const where of addresses) {
    await page.goto(`/clients/${id}${where}`);
    await seen(page.getByRole('heading', { level: 1, includeHidden: true }));
    for (const width of [1280, 700, 390, 320]) {
      await takesOn(page, { size: { width, height: 800 } });
      await staysInPlace(page);
    }
    await takesOn(page, { size: { width: 1280, height: 800 } });
  }
  await page.goto(`/clients/${id}?tab=users`);
  for (const width of [1280, 320]) {
    await takesOn(page, { size: { width, height: 800 } });
    for (const action of ['Change role', 'Remove', 'Edit details']) {
      await page.getByRole('button', { name: /^Actions for Donau/ }).click();
      await page.getByRole('menuitem', { name: action, exact: true }).click();
      await seen(page.getByRole('dialog'));
      await staysInPlace(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  }
  await eventually(() => page.getByRole('link', { name: '李小龙' }).count()).toBe(1);
});
