import type { SessionOutput } from '@gatehouse/core/identity/contract';
import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import type { Reason } from '@gatehouse/policy';
import { describe, expect, it } from 'vitest';
import { acceptCase } from './accept-case.ts';

const id = '01900000-0000-7000-8000-000000000001';

const preview = (change: Partial<PreviewOutput> = {}): PreviewOutput => ({
  email: 'dana@acme.test',
  role: 'partner_user',
  organisation: { id, kind: 'partner', name: 'Northwind', status: 'active' },
  inviter: 'Alice',
  expiresAt: '2025-11-28T12:00:00Z',
  accountExists: false,
  branding: { productName: 'Gatehouse', primaryColor: '#1d4e89' },
  ...change,
});

const signedInAs = (email: string): NonNullable<SessionOutput> => ({
  user: { id, email, displayName: 'D', emailProven: true },
  membership: null,
  memberships: [],
  organisation: null,
  permissions: null,
  rolesOnOffer: null,
  mfaEnrolmentRequired: false,
  vendorContact: '',
  can: [],
});

const problem = (reason: Reason | 'offline') =>
  ({ reason, requestId: null, fields: {}, retryAfter: null, clients: [], invitation: null }) as const;

const looked = { token: 'abc', preview: undefined, problem: null, session: null };
const kind = (change: Partial<Parameters<typeof acceptCase>[0]>) => acceptCase({ ...looked, ...change }).kind;

describe('the page an invitation link shows', () => {
  it('waits for the answer', () => expect(kind({})).toBe('loading'));

  it('asks a new person for a name, a known one to sign in', () => {
    expect(kind({ preview: preview() })).toBe('newPerson');
    expect(kind({ preview: preview({ accountExists: true }) })).toBe('knownPerson');
  });

  it('offers both ways for a copied link', () =>
    expect(kind({ preview: preview({ accountExists: null }) })).toBe('eitherPerson'));

  it('sends readers on who belong there already, by this link or another way', () => {
    const used = {
      ...problem('link_invalid'),
      invitation: { organisation: 'Northwind', inviter: 'Alice', membershipId: 'm' },
    };
    const session = signedInAs('dana@acme.test');
    expect(acceptCase({ ...looked, problem: used, session })).toEqual({
      kind: 'joined',
      how: 'accepted',
      organisation: 'Northwind',
      membershipId: 'm',
    });
    const expired = { ...problem('link_expired'), invitation: { ...used.invitation, membershipId: null } };
    expect(kind({ problem: expired, session })).toBe('problem');
    const { organisation } = preview();
    const member = { ...session, memberships: [{ id: 'm', role: 'partner_user' as const, organisation }] };
    expect(acceptCase({ ...looked, preview: preview(), session: member })).toMatchObject({
      kind: 'joined',
      how: 'member',
      membershipId: 'm',
    });
  });

  it('tells the right account from another person’s', () => {
    expect(kind({ preview: preview(), session: signedInAs('Dana@ACME.test') })).toBe('rightPerson');
    expect(kind({ preview: preview(), session: signedInAs('alice@acme.test') })).toBe('wrongAccount');
  });

  it.each(['suspended', 'paused', 'archived'] as const)(
    'stops before a form when the organisation is %s',
    (status) => {
      const organisation = { ...preview().organisation, status };
      expect(acceptCase({ ...looked, preview: preview({ organisation }) })).toMatchObject({
        kind: 'blocked',
        forGood: status === 'archived',
      });
    },
  );

  it('treats a missing link like a dead one', () => {
    expect(acceptCase({ ...looked, token: null })).toMatchObject({ problem: { reason: 'link_invalid' } });
  });

  it('keeps showing the offer during a temporary failure, and drops it when the link is dead', () => {
    expect(kind({ preview: preview(), problem: problem('offline') })).toBe('newPerson');
    expect(kind({ preview: preview(), problem: problem('link_invalid') })).toBe('problem');
    expect(kind({ problem: problem('rate_limited') })).toBe('problem');
  });
});
