import { describe, expect, it } from 'vitest';
import { readClientUsersSearch } from './client-users-search.ts';

const id = '0192f0c1-7a3e-7c11-8a52-3f5f5e1f0a10';

describe('links to a client’s users', () => {
  it('keep what they know and drop what they do not', () => {
    const known = {
      q: 'dana',
      sort: '-lastActive',
      role: 'client_admin',
      status: 'pending,expired',
      person: id,
    };
    expect(readClientUsersSearch({ ...known, invite: 'true' })).toEqual({ ...known, invite: true });
    expect(
      readClientUsersSearch({
        sort: 'salary',
        role: 'partner_admin',
        status: 'lost',
        person: '1',
        invite: 'x',
      }),
    ).toEqual({});
  });
});
