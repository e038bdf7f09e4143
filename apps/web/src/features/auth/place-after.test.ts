import type { SessionOutput } from '@gatehouse/core/identity/contract';
import type { ClientPermission, Role } from '@gatehouse/policy';
import { describe, expect, it } from 'vitest';
import { isNewScope, placeAfter } from './place-after.ts';

type Session = NonNullable<SessionOutput>;

function at(
  kind: 'partner' | 'client',
  role: Role,
  given: { membership?: string; user?: string; permissions?: ClientPermission[] } = {},
): Session {
  const { membership = kind, user = 'u', permissions = [] } = given;
  const organisation = { id: membership, kind, name: 'Acme', status: 'active' } as const;
  return {
    user: { id: user, email: 'a@b.test', displayName: 'A', emailProven: true },
    membership: { id: membership, role, status: 'active' },
    memberships: [{ id: membership, role, organisation }],
    organisation,
    permissions: kind === 'client' ? permissions : null,
    rolesOnOffer: null,
    mfaEnrolmentRequired: false,
    vendorContact: '',
    can: [],
  };
}

const partner = at('partner', 'partner_admin');
const managing = at('client', 'client_admin', { permissions: ['manage_users'] });
const managed = at('client', 'client_admin');
const unchosen: Session = { ...partner, membership: null, organisation: null };

describe('the page after a change of session', () => {
  it('of another membership is the same section where it exists there, without what was open in it', () => {
    const other = at('partner', 'partner_user', { membership: 'p2' });
    expect(placeAfter(partner, other, '/clients/0190')).toBe('/clients');
    expect(placeAfter(partner, other, '/team/invitations')).toBe('/team');
    expect(isNewScope(partner, other)).toBe(true);
  });

  it('stays where a second factor is demanded: the guard leads to enrolment, and back', () => {
    const demanded = { ...partner, mfaEnrolmentRequired: true };
    expect(placeAfter(partner, demanded, '/team')).toBeNull();
    expect(placeAfter(demanded, partner, '/enrol')).toBeNull();
    const other = { ...at('partner', 'partner_user', { membership: 'p2' }), mfaEnrolmentRequired: true };
    expect(placeAfter(partner, other, '/team/invitations')).toBe('/team');
  });

  it('is the start page where it does not', () => {
    expect(placeAfter(partner, managing, '/clients')).toBe('/');
    expect(placeAfter(managing, partner, '/users')).toBe('/');
    expect(placeAfter(managing, partner, '/nowhere')).toBe('/');
  });

  it('of a page that was lost while it was open is the start page', () => {
    expect(placeAfter(managing, managed, '/users')).toBe('/');
    expect(placeAfter(managing, managing, '/users')).toBeNull();
    expect(placeAfter(managed, managed, '/users')).toBeNull();
    expect(isNewScope(managing, managed)).toBe(false);
  });

  it.each(['/settings/profile', '/accept', '/reset', '/choose'])('of %s is that page', (path) => {
    expect(placeAfter(partner, managing, path)).toBeNull();
    expect(placeAfter(managing, managed, path)).toBeNull();
  });

  it('is for the guard to decide when nobody was signed in, or no membership is chosen', () => {
    expect(placeAfter(null, partner, '/clients')).toBeNull();
    expect(placeAfter(unchosen, partner, '/clients')).toBeNull();
    expect(placeAfter(partner, unchosen, '/clients')).toBeNull();
  });
});
