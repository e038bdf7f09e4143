import type { SessionOutput } from '@gatehouse/core/identity/contract';
import type { Role } from '@gatehouse/policy';
import { describe, expect, it } from 'vitest';
import { pageFor } from './page-for.ts';

const id = '01900000-0000-7000-8000-000000000001';

function signedIn(
  role: Role,
  kind: 'vendor' | 'partner' | 'client',
  chosen = true,
  status: 'active' | 'pending' | 'archived' = 'active',
) {
  const organisation = { id, kind, name: 'Northwind', status } as const;
  return {
    user: { id, email: 'a@b.test', displayName: 'A', emailProven: true },
    membership: chosen ? { id, role, status: 'active' } : null,
    memberships: [{ id, role, organisation }],
    organisation: chosen ? organisation : null,
    permissions: null,
    rolesOnOffer: null,
    mfaEnrolmentRequired: false,
    vendorContact: '',
    can: [],
  } satisfies SessionOutput;
}

const ofPartner = signedIn('partner_user', 'partner');

describe('which page a path shows', () => {
  it('leads visitors who are not signed in to sign-in, but only from existing pages', () => {
    expect(pageFor(null, '/team')).toBe('sign-in');
    expect(pageFor(null, '/sign-in')).toBe('show');
    expect(pageFor(null, '/nothing')).toBe('not_found');
  });

  it('says not found for a page of another tier, like for one that does not exist', () => {
    expect(pageFor(signedIn('partner_user', 'partner'), '/team')).toBe('show');
    expect(pageFor(signedIn('client_admin', 'client'), '/team')).toBe('not_found');
    expect(pageFor(signedIn('staff_admin', 'vendor'), '/team')).toBe('not_found');
    expect(pageFor(signedIn('staff_admin', 'vendor'), '/toString')).toBe('not_found');
  });

  it('asks for the membership first where one of several is to be chosen', () => {
    const unchosen = signedIn('partner_user', 'partner', false);
    expect(pageFor(unchosen, '/')).toBe('choose');
    expect(pageFor(unchosen, '/team')).toBe('choose');
    expect(pageFor(unchosen, `/clients/${id}`)).toBe('choose');
    expect(pageFor(unchosen, '/choose')).toBe('show');
    expect(pageFor(unchosen, '/nothing')).toBe('not_found');
    expect(pageFor(signedIn('client_admin', 'client', false), '/clients')).toBe('not_found');
  });

  it('asks for the second factor before every page of an organisation that demands one, and before none of the person’s own', () => {
    const demanded = { ...ofPartner, mfaEnrolmentRequired: true };
    expect(pageFor(demanded, '/')).toBe('enrol');
    expect(pageFor(demanded, '/team')).toBe('enrol');
    expect(pageFor(demanded, `/clients/${id}`)).toBe('enrol');
    for (const own of ['/enrol', '/choose', '/settings/security', '/sign-in', '/accept'])
      expect(pageFor(demanded, own)).toBe('show');
    expect(pageFor(demanded, '/nothing')).toBe('not_found');
  });

  it.each(['pending', 'archived'] as const)(
    'says that the organisation is %s before it asks for anything',
    (status) => {
      const session = signedIn('partner_user', 'partner', true, status);
      expect(pageFor({ ...session, mfaEnrolmentRequired: true }, '/team')).toBe('show');
    },
  );
});
