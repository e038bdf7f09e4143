import { describe, expect, it } from 'vitest';
import { anonymous } from './actor.ts';
import { linkPages, readLink } from './link-spellings.ts';
import { decidePage } from './pages.ts';

const hex = '019f0c17a3e7c118a523f5f5e1f0a103';
const proof = 'Aa-_'.repeat(10) + 'xyz';
const tokens = { '/accept': `${hex}m${proof}`, '/reset': `${hex}${proof}` } as const;

/** How mail programs, scanners and people spell `BASE/accept#token=T`. */
const spellings: readonly (readonly [name: string, write: (page: string, token: string) => string])[] = [
  ['as it was sent', (page, token) => `${page}#token=${token}`],
  ['# escaped', (page, token) => `${page}%23token=${token}`],
  ['# and = escaped', (page, token) => `${page}%23token%3D${token}`],
  ['escaped in lower case', (page, token) => `${page}%23token%3d${token}`],
  ['escaped twice', (page, token) => `${page}%2523token%253D${token}`],
  ['escaped three times', (page, token) => `${page}%252523token%25253d${token}`],
  ['every sign escaped', (page, token) => `${page}%23${Array.from(`token=${token}`, escape).join('')}`],
  ['= escaped in the fragment', (page, token) => `${page}#token%3D${token}`],
  ['a blank behind', (page, token) => `${page}#token=${token}%20`],
  ['a blank behind, in the path', (page, token) => `${page}%23token=${token}%20`],
  ['a full stop behind', (page, token) => `${page}#token=${token}.`],
  ['a bracket behind', (page, token) => `${page}%23token=${token}%3E`],
  ['brackets and stops behind', (page, token) => `${page}#token=${token})>.`],
  ['the text behind', (page, token) => `${page}#token=${token}%0D%0ADo%20not%20share%20it.`],
  ['broken with a soft line break', (page, token) => `${page}#token=${broken(token, '=%0D%0A')}`],
  ['broken, the line end gone', (page, token) => `${page}%23token=${broken(token, '=')}`],
  ['broken at a blank', (page, token) => `${page}#token=${broken(token, '%20')}`],
  ['broken without width', (page, token) => `${page}#token=${broken(token, '%E2%80%8B')}`],
  ['broken before the fragment', (page, token) => `${page}=%0A#token=${token}`],
  ['quoted-printable', (page, token) => `${page}#token=3D${token}=20`],
  ['quoted-printable, escaped', (page, token) => `${page}%23token%3D3D${token}`],
  ['a slash before the fragment', (page, token) => `${page}/#token=${token}`],
  ['a tracker before it', (page, token) => `${page}?utm_source=mail#token=${token}`],
  ['a tracker behind it', (page, token) => `${page}#token=${token}&utm_source=mail`],
  ['a tracker in the fragment', (page, token) => `${page}#utm_source=mail&token=${token}`],
  ['a query behind an escaped one', (page, token) => `${page}%23token=${token}?utm_source=mail`],
];

const escape = (sign: string) => `%${sign.charCodeAt(0).toString(16)}`;
const broken = (token: string, by: string) => token.slice(0, 20) + by + token.slice(20);

describe('a mailed link', () => {
  it.each(linkPages.flatMap((page) => spellings.map(([name, write]) => [page, name, write] as const)))(
    '%s, %s: names its page and its token',
    (page, _, write) => {
      const address = write(page, tokens[page]);
      expect(readLink(address)).toEqual({ page, token: tokens[page] });
      // The part of the address that a server sees still names that page.
      const { pathname } = new URL(address, 'https://portal.test');
      expect(decidePage(anonymous, pathname)).toBe('show');
    },
  );

  it('returns no token, and no part of one, that was in the query', () => {
    for (const address of [
      '/accept?token=T',
      '/accept?token=T#',
      '/reset?a=b&token=T',
      '/accept?x=1%23token=T',
    ])
      expect(readLink(address)?.token).toBeNull();
    expect(readLink('/accept')).toEqual({ page: '/accept', token: null });
    expect(readLink('/accept#token=')).toEqual({ page: '/accept', token: null });
    expect(readLink('/accept#main')).toEqual({ page: '/accept', token: null });
  });

  it('returns truncated and foreign tokens for the server to refuse', () => {
    expect(readLink('/accept#token=nothing-of-the-kind')?.token).toBe('nothing-of-the-kind');
    expect(readLink(`/accept%23token=${tokens['/accept'].slice(0, -5)}.`)?.token).toBe(
      tokens['/accept'].slice(0, -5),
    );
  });

  it.each([
    '/team#token=T',
    '/acceptance#token=T',
    '/accept/x%23token=T',
    '/ACCEPT',
    '/sign-in%23token=T',
    '/accept%3Ftoken=T',
    '/%E0%A4%A',
    `/accept%23token=${'T'.repeat(3_000)}`,
  ])('%s is not a link', (address) => expect(readLink(address)).toBeNull());
});
