import { demoPassword } from '@gatehouse/core/demo';
import { aMember, anInvitation, letExpire, testPassword } from '@gatehouse/core/testing';
import { asDemo, linkTo, show, visit, type Open } from './open-page.ts';
import { aTeam } from './people.ts';
import type { Site } from './site.ts';

/** Signing in, mailed and copied links, and missing pages. */
export const accessPages: Readonly<Record<string, Open>> = {
  'sign-in': (site, options) => visit(site, options, '/sign-in?reason=ended&next=%2Fteam'),
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
  'an invitation to a suspended organisation': async (site, options) => {
    const { admin, partner } = await aTeam(site.app, { name: 'Closed Gate' });
    const invitation = await anInvitation(site.app, { admin });
    await setStatus(site, partner.id, 'suspended');
    return visit(site, options, await linkTo(site, invitation));
  },
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

async function setStatus(site: Site, partnerId: string, status: string): Promise<void> {
  await site.app.peek('update partners set status = $2 where id = $1', [partnerId, status]);
}
