import {
  aMember,
  aPartner,
  testPassword,
  type TestApp,
  type TestMember,
  type TestPartner,
} from '@gatehouse/core/testing';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

export interface Team {
  readonly partner: TestPartner;
  readonly admin: TestMember;
  readonly user: TestMember;
}

/** A separate partner for one test: an administrator and a user. */
export async function aTeam(app: TestApp, given: Partial<TestPartner> = {}): Promise<Team> {
  const partner = await aPartner(app, given);
  const admin = await aMember(app, { partner, role: 'partner_admin', name: 'Ada Admin' });
  const user = await aMember(app, { partner, role: 'partner_user', name: 'Uli User' });
  return { partner, admin, user };
}

/** This member's browser, signed in. */
export async function browserOf(site: Site, member: Pick<TestMember, 'email'>): Promise<Visitor> {
  const visitor = await site.visitor();
  await visitor.signIn(member.email, testPassword);
  return visitor;
}

/** The memberships of an address, in any role and state; empty for none. */
export async function membershipsOf(app: TestApp, email: string) {
  return app.peek<{ role: string; status: string; partner_id: string }>(
    `select m.role, m.status, m.partner_id from memberships m join users u on u.id = m.user_id where u.email = $1`,
    [email],
  );
}
