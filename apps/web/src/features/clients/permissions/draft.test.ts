import { describe, expect, it } from 'vitest';
import { changeOf, differing, draftOf, isUntouched, mergeDraft, permissionsIn, rolesIn } from './draft.ts';

const stored = {
  permissions: {
    manage_users: false,
    manage_billing: false,
    view_calls: true,
    view_analytics: true,
    manage_integrations: true,
    manage_projects: true,
  },
  rolesOnOffer: ['client_admin' as const, 'client_member' as const],
  requiresMfa: false,
  requiresSupportContact: true,
};
const base = draftOf(stored);

describe('the switches of a client', () => {
  it('hold what is stored', () => {
    expect(permissionsIn(base)).toEqual([
      'view_calls',
      'view_analytics',
      'manage_integrations',
      'manage_projects',
    ]);
    expect(rolesIn(base)).toEqual(['client_admin', 'client_member']);
    expect(base).toMatchObject({ requiresMfa: false, requiresSupportContact: true });
  });

  it('are sent only where they differ, and roles as the whole choice', () => {
    expect(changeOf(base, base)).toEqual({});
    expect(changeOf(base, { ...base, manage_users: true, view_calls: false, requiresMfa: true })).toEqual({
      permissions: { manage_users: true, view_calls: false },
      requiresMfa: true,
    });
    expect(changeOf(base, { ...base, client_staff: true, client_member: false })).toEqual({
      rolesOnOffer: ['client_admin', 'client_staff'],
    });
    expect(changeOf(base, { ...base, requiresSupportContact: false })).toEqual({
      requiresSupportContact: false,
    });
  });

  it('keep my changes and adopt theirs everywhere else', () => {
    const mine = { ...base, manage_billing: true, client_staff: true };
    const theirs = { ...base, view_calls: false, client_staff: true, client_manager: true };
    expect(differing(base, mergeDraft(base, mine, theirs))).toEqual([
      'manage_billing',
      'view_calls',
      'client_manager',
      'client_staff',
    ]);
  });

  it('are unchanged with the defaults, and after a change that was undone', () => {
    expect(isUntouched(stored)).toBe(true);
    expect(isUntouched({ ...stored, rolesOnOffer: ['client_member', 'client_admin'] })).toBe(true);
    expect(isUntouched({ ...stored, requiresMfa: true })).toBe(false);
    expect(isUntouched({ ...stored, rolesOnOffer: [] })).toBe(false);
  });
});
