import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineList, oneOf } from './list-definition.ts';
import { listRequest } from './list-request.ts';
import { isUnfiltered, listSearch, readList, writeList } from './list-search.ts';

const invitations = defineList({
  sortable: ['email', 'createdAt'],
  defaultSort: { by: 'email', dir: 'asc' },
  filters: {
    status: oneOf(['pending', 'accepted', 'expired'], ['pending', 'expired']),
    role: oneOf(['partner_admin', 'partner_user']),
  },
});

describe('a list in its link', () => {
  it('is the default list when the link is bare', () => {
    const state = readList(invitations, {});
    expect(state).toEqual({
      text: '',
      sort: { by: 'email', dir: 'asc' },
      size: 25,
      cursor: undefined,
      filters: { status: ['pending', 'expired'], role: [] },
    });
    expect(isUnfiltered(invitations, state)).toBe(true);
    expect(Object.values(writeList(invitations, state)).every((value) => value === undefined)).toBe(true);
  });

  it('falls back silently for what it does not know', () => {
    const raw = {
      q: ['x'],
      sort: '-salary',
      size: 7,
      status: 'lost,accepted',
      role: 'owner',
      extra: 1,
      after: {},
    };
    expect(readList(invitations, raw)).toEqual({
      text: '',
      sort: { by: 'email', dir: 'asc' },
      size: 25,
      cursor: undefined,
      filters: { status: ['accepted'], role: [] },
    });
  });

  it('reads a number as the text that was typed', () => {
    expect(readList(invitations, { q: 42, size: '50' })).toMatchObject({ text: '42', size: 50 });
  });

  it('leaves defaults out of the link, whatever their order', () => {
    expect(
      listSearch(invitations, { status: 'expired,pending', sort: 'email', size: 25 })['status'],
    ).toBeUndefined();
  });

  it('survives writing and reading, whatever the link says', () => {
    const anyLink = fc.record(
      {
        q: fc.string(),
        sort: fc.constantFrom('email', '-email', '-createdAt', 'createdAt', 'x', '--email'),
        size: fc.constantFrom(25, 50, '100', 3, null),
        after: fc.string(),
        status: fc
          .array(fc.constantFrom('pending', 'accepted', 'expired', 'x', ''))
          .map((all) => all.join(',')),
        role: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyLink, (raw) => {
        const once = listSearch(invitations, raw);
        expect(listSearch(invitations, once)).toEqual(once);
        expect(readList(invitations, once)).toEqual(readList(invitations, raw));
      }),
    );
  });
});

describe('the request of a list', () => {
  it('holds only what is asked for', () => {
    expect(listRequest(invitations, readList(invitations, {}))).toEqual({
      sort: { by: 'email', dir: 'asc' },
      limit: 25,
      status: ['pending', 'expired'],
    });
    const asked = readList(invitations, {
      q: 'ana',
      sort: '-createdAt',
      size: 50,
      after: 'c',
      role: 'partner_user',
    });
    expect(listRequest(invitations, asked)).toEqual({
      search: 'ana',
      sort: { by: 'createdAt', dir: 'desc' },
      limit: 50,
      cursor: 'c',
      status: ['pending', 'expired'],
      role: ['partner_user'],
    });
  });
});
