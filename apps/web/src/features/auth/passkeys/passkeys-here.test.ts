import { describe, expect, it } from 'vitest';
import { passkeysHere } from './passkeys-here.ts';

const at = (href: string, PublicKeyCredential: unknown = () => null) =>
  passkeysHere({ PublicKeyCredential, location: { href } });

describe('whether passkeys work here', () => {
  it('depends on the browser', () => {
    expect(at('https://portal.test/sign-in')).toEqual({ possible: true });
    expect(at('http://localhost:3000/sign-in')).toEqual({ possible: true });
    expect(at('https://portal.test/', null)).toEqual({ possible: false, why: 'browser' });
  });

  it.each(['http://127.0.0.1:3000/sign-in?next=%2Fteam', 'http://127.1:3000/sign-in?next=%2Fteam'])(
    'is reported with the address where they do: %s',
    (href) =>
      expect(at(href)).toEqual({
        possible: false,
        why: 'address',
        better: 'http://localhost:3000/sign-in?next=%2Fteam',
      }),
  );

  it('is reported even where there is no better address', () => {
    for (const href of ['https://192.0.2.7/', 'https://[2001:db8::1]/'])
      expect(at(href)).toEqual({ possible: false, why: 'address', better: null });
  });
});
