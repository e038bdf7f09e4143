import { demoPassword } from '@gatehouse/core/demo';
import { aMember, anInvitation, letExpire, testPassword } from '@gatehouse/core/testing';
import { clientPages } from './client-pages.ts';
import { asDemo, linkTo, show, visit, type Open } from './open-page.ts';
import { aTeam } from './people.ts';
import { portalPages } from './portal-pages.ts';
import { securityPages } from './security-pages.ts';
import type { Site } from './site.ts';

/** Every page and every state that an address leads to. Needs a site with demo data. None depends on a language. */
export const pagesUnderTest: Readonly<Record<string, Open>> = {
  'sign-in': (site, options) => visit(site, options, '/sign-in?reason=ended&next=%2Fteam'),
  ...securityPages,
  'choosing an organisation': asDemo('max@northwind.test', '/'),
  'an invitation for a new person': async (site, options) => {
    const { admin } = await aTeam(site.app, { name: 'Lakeside Partners' });
    return visit(site, options, await linkTo(site, await anInvitation(site.app, { admin })));
  },
  'an invitation for a known person': async (site, options) => {
    const { admin } = await aTeam(site.app, { name: 'Lakeside Partners' });
    const { email } = await aMember(site.app);
    return visit(site, options, await linkTo(site, await anInvitation(site.app, { admin, email })));
  },
  'an invitation that was handed over': async (site, options) => {
    const { admin } = await aTeam(site.app, { name: 'Lakeside Partners' });
    const invitation = await anInvitation(site.app, { admin });
    return visit(site, options, `${site.url}/accept#token=${invitation.token('copied')}`);
  },
  'an invitation for oneself': async (site, options) => {
    const { admin } = await aTeam(site.app, { name: 'Lakeside Partners' });
    const { email } = await aMember(site.app);
    const invitation = await anInvitation(site.app, { admin, email });
    return visit(site, options, await linkTo(site, invitation), { email, password: testPassword });
  },
  'an invitation for somebody else': async (site, options) => {
    const { admin, user } = await aTeam(site.app, { name: 'Lakeside Partners' });
    const invitation = await anInvitation(site.app, { admin });
    return visit(site, options, await linkTo(site, invitation), {
      email: user.email,
      password: testPassword,
    });
  },
  'an expired link': async (site, options) => {
    const { admin } = await aTeam(site.app);
    const invitation = await anInvitation(site.app, { admin });
    await letExpire(site.app, invitation.id);
    const visitor = await site.visitor(options);
    visitor.expects('410 invitations.preview');
    return show(visitor, await linkTo(site, invitation));
  },
  'a dead link': (site, options) => visit(site, options, '/accept'),
  'an invitation to a suspended organisation': async (site, options) => {
    const { admin, partner } = await aTeam(site.app, { name: 'Closed Gate' });
    const invitation = await anInvitation(site.app, { admin });
    await setStatus(site, partner.id, 'suspended');
    return visit(site, options, await linkTo(site, invitation));
  },
  'the roster': asDemo('alice@northwind.test', '/team'),
  'the roster of a partner user': asDemo('bob@northwind.test', '/team'),
  'a person’s panel': async (site, options) => {
    const [bea] = await site.app.peek<{ id: string }>(
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
  ...clientPages,
  'a pending organisation': asDemo('pia@pending.test', '/team'),
  'a suspended organisation': asDemo('sol@suspended.test', '/team'),
  'an archived organisation': async (site, options) => {
    const { admin, partner } = await aTeam(site.app, { name: 'Long Gone' });
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
  ...portalPages,
};

async function setStatus(site: Site, partnerId: string, status: string): Promise<void> {
  await site.app.peek('update partners set status = $2 where id = $1', [partnerId, status]);
}
