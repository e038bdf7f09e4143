import { testPassword } from '@gatehouse/core/testing';
import { asDemo, visit, type Open } from './open-page.ts';
import { aTeam } from './people.ts';
import type { Site } from './site.ts';

/** The pages of a partner's team, whatever state the organisation is in, and the home of the vendor's staff. */
export const teamPages: Readonly<Record<string, Open>> = {
  'the roster of a partner user': asDemo('bob@northwind.test', '/team'),
  'a person’s panel': async (site, options) => {
    const [bea] = await site.app.peek<{ id: string }>(
      "select m.id from memberships m join users u on u.id = m.user_id where u.email = 'bea@northwind.test'",
    );
    return asDemo('alice@northwind.test', `/team?member=${bea?.id ?? ''}`)(site, options);
  },
  'an empty search': asDemo('alice@northwind.test', '/team?q=nobody-is-called-this'),
  'inviting people': asDemo('alice@northwind.test', '/team?invite=true'),
  'no pending invitations': asDemo('carol@southbank.test', '/team/invitations'),
  'invitations, for a partner user': asDemo('bob@northwind.test', '/team/invitations'),
  'a pending organisation': asDemo('pia@pending.test', '/team'),
  'a suspended organisation': asDemo('sol@suspended.test', '/team'),
  'an archived organisation': async (site, options) => {
    const { admin, partner } = await aTeam(site.app, { name: 'Long Gone' });
    await setStatus(site, partner.id, 'archived');
    return visit(site, options, '/team', { email: admin.email, password: testPassword });
  },
  'the home of staff': asDemo('sasha@vendor.test', '/'),
};

async function setStatus(site: Site, partnerId: string, status: string): Promise<void> {
  await site.app.peek('update partners set status = $2 where id = $1', [partnerId, status]);
}
