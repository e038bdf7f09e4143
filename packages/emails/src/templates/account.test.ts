import { describe, expect, test } from 'vitest';

import { renderEmailProof, renderPasswordReset } from '../index.ts';

const branding = { productName: 'Northwind Portal', primaryColor: '#1d4e89' };
const expiresAt = new Date('2025-11-28T14:05:00Z');
const url = 'https://portal.test/reset#token=a-B_9';
const code = '04711815';

const linksIn = (html: string): string[] =>
  Array.from(html.matchAll(/href="([^"]*)"/g), ([, href]) => href ?? '');
const addressLines = (text: string) => text.split('\n').filter((line) => line.includes('://'));

describe.each(['en', 'de'] as const)('in %s', (locale) => {
  const until =
    locale === 'en' ? 'Friday, 28 November 2025 at 14:05 UTC' : 'Freitag, 28. November 2025 um 14:05 UTC';

  test('a reset mail holds its one link, alone on its line, and says when the link expires', async () => {
    const { subject, html, text } = await renderPasswordReset({ branding, url, expiresAt, locale });
    expect(addressLines(text)).toEqual([url]);
    expect(linksIn(html)).toEqual([url, url]);
    expect(text).toContain(until);
    expect(`${subject}${text}`).toContain('Northwind Portal');
    expect(subject).not.toContain('token');
  });

  test('a proof mail holds its code, alone on its line, and no link; the subject does not contain the code', async () => {
    const { subject, html, text } = await renderEmailProof({ branding, code, expiresAt, locale });
    expect(text.split('\n').filter((line) => line.includes(code))).toEqual([code]);
    expect(html).toContain(`>${code}<`);
    expect(subject).not.toContain(code);
    expect(addressLines(text)).toEqual([]);
    expect(linksIn(html)).toEqual([]);
    expect(text).toContain(until);
  });

  test('every language has its own text and declares itself', async () => {
    const mails = await Promise.all([
      renderPasswordReset({ branding, url, expiresAt, locale }),
      renderEmailProof({ branding, code, expiresAt, locale }),
    ]);
    for (const { html, text } of mails) {
      expect(html).toContain(`lang="${locale}"`);
      expect(/Passwort|Konto|Bestätig|Code ein/i.test(text)).toBe(locale === 'de');
    }
  });
});

test('a mail program cannot link a product name that is an address', async () => {
  const named = { ...branding, productName: 'evil.com' };
  for (const { html, text } of [
    await renderPasswordReset({ branding: named, url, expiresAt, locale: 'en' }),
    await renderEmailProof({ branding: named, code, expiresAt, locale: 'en' }),
  ]) {
    expect(html).not.toContain('evil.com');
    expect(text.split('-- \n')[0]).not.toContain('evil.com');
  }
});

test('a reset whose link is not a web address is refused', async () => {
  const broken = renderPasswordReset({ branding, url: 'javascript:alert(1)', expiresAt, locale: 'en' });
  await expect(broken).rejects.toThrow('needs an http or https address');
});
