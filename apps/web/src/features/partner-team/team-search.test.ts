import { describe, expect, it } from 'vitest';
import { readInvitationsSearch, readMembersSearch, readTeamSearch } from './team-search.ts';

const id = '0192f0c1-7a3e-7c11-8a52-3f5f5e1f0a10';

describe('links to the team', () => {
  it('keep what they know', () => {
    expect(
      readMembersSearch({ q: 'ana', sort: '-lastActive', role: 'partner_admin', member: id.toUpperCase() }),
    ).toEqual({
      q: 'ana',
      sort: '-lastActive',
      role: 'partner_admin',
      member: id,
    });
    expect(readInvitationsSearch({ status: 'revoked' })).toEqual({ status: 'revoked' });
    expect(readTeamSearch({ invite: 'true' })).toEqual({ invite: true });
  });

  it('drop what they do not know', () => {
    expect(readMembersSearch({ sort: 'salary', role: 'owner', member: "x' or 1=1", size: 1e9 })).toEqual({});
    expect(readInvitationsSearch({ status: 'lost', sort: 'name' })).toEqual({});
    expect(readTeamSearch({ invite: 'please' })).toEqual({});
  });
});
