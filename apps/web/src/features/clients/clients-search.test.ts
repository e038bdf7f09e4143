import { describe, expect, it } from 'vitest';
import { readClientSearch, readClientsSearch, readPreviewSearch } from './clients-search.ts';

const id = '0192f0c1-7a3e-7c11-8a52-3f5f5e1f0a10';

describe('links to clients', () => {
  it('keep what they know', () => {
    expect(
      readClientsSearch({ q: 'acme', sort: '-createdAt', status: 'paused', client: id, add: true }),
    ).toEqual({ q: 'acme', sort: '-createdAt', status: 'paused', client: id, add: true });
    expect(readClientSearch({ tab: 'staff', q: 7 })).toEqual({ tab: 'staff', q: '7' });
    expect(readClientSearch({ edit: 'true' })).toEqual({ edit: true });
    expect(readClientSearch({ tab: 'users', status: 'pending', person: id, invite: true })).toEqual({
      tab: 'users',
      status: 'pending',
      person: id,
      invite: true,
    });
    expect(readPreviewSearch({ as: 'client_staff' })).toEqual({ as: 'client_staff' });
  });

  it('drop what they do not know, and what belongs to another view', () => {
    expect(readClientsSearch({ sort: 'turnover', status: 'lost', client: '1', add: 'please' })).toEqual({});
    expect(readClientSearch({ tab: 'billing', q: 'bea' })).toEqual({});
    expect(readClientSearch({ tab: 'permissions', q: 'bea', person: id })).toEqual({ tab: 'permissions' });
    expect(readPreviewSearch({ as: 'partner_admin' })).toEqual({});
    expect(readClientSearch({ tab: 'not-self-service', q: 'bea', edit: true })).toEqual({
      tab: 'not-self-service',
    });
  });
});
