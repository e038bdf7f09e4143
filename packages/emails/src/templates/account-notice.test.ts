import { describe, expect, test } from 'vitest';

import { renderAccountNotice, type AccountNoticeProps } from '../index.ts';

const props: AccountNoticeProps = {
  branding: { productName: 'Northwind Portal', primaryColor: '#1d4e89' },
  kind: 'new_device',
  name: 'Dana Reed',
  at: new Date('2025-11-28T14:05:00Z'),
  timeZone: 'Europe/Berlin',
  device: { browser: 'Firefox', os: 'Windows' },
  ip: '192.0.2.7',
  url: 'https://portal.test/settings/sessions',
  locale: 'en',
};
const kinds = [
  'password_changed',
  'mfa_enrolled',
  'mfa_removed',
  'recovery_codes_regenerated',
  'too_many_codes',
  'new_device',
] as const;

describe.each(['en', 'de'] as const)('in %s', (locale) => {
  test.each(kinds)(
    '%s says whose account, where and when, and holds one link, alone on its line',
    async (kind) => {
      const { subject, html, text } = await renderAccountNotice({ ...props, locale, kind });
      expect(subject).not.toBe('');
      for (const fact of [
        'Dana Reed',
        'Northwind Portal',
        '15:05',
        locale === 'de' ? 'Firefox unter Windows' : 'Firefox on Windows',
      ])
        expect(text).toContain(fact);
      expect(text.split('\n').filter((line) => line.includes('://'))).toEqual([props.url]);
      expect(html).toContain(`lang="${locale}"`);
      expect(`${html}${text}`).not.toContain('token');
    },
  );

  test('no two kinds read the same', async () => {
    const mails = await Promise.all(kinds.map((kind) => renderAccountNotice({ ...props, locale, kind })));
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(kinds.length);
  });
});

test('unknown details are not mentioned', async () => {
  const { text } = await renderAccountNotice({ ...props, device: null, ip: null });
  expect(text).not.toContain('Device and network');
  const { text: half } = await renderAccountNotice({ ...props, device: { browser: null, os: null } });
  expect(half).toContain('Device and network: 192.0.2.7.');
});

test('GHSA-c7w3-x93f-qmm8: a mail program cannot link a name that is an address', async () => {
  const { html, text } = await renderAccountNotice({ ...props, name: 'evil.com' });
  expect(`${html}${text}`).not.toContain('evil.com');
});
