import { colord, extend } from 'colord';
import a11y from 'colord/plugins/a11y';
import { describe, expect, test } from 'vitest';

import { renderInvitation, type InvitationProps } from '../index.ts';

extend([a11y]);

const props: InvitationProps = {
  branding: { productName: 'Northwind Portal', primaryColor: '#1d4e89' },
  inviterName: 'Alice Nguyen',
  organisationName: 'Northwind Agency',
  role: 'partner_admin',
  url: 'https://portal.test/accept#token=a-B_9',
  expiresAt: new Date('2025-11-28T14:05:00Z'),
  locale: 'en',
};

/** The HTML as a reader sees it: no tags, entities resolved. */
const visible = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>|<!--.*?-->|<[^>]+>/gs, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

const linksIn = (html: string): string[] =>
  Array.from(html.matchAll(/href="([^"]*)"/g), ([, href]) => href ?? '');

describe.each(['en', 'de'] as const)('in %s', (locale) => {
  test('the text part holds one link, alone on its line', async () => {
    const { text } = await renderInvitation({ ...props, locale });
    expect(text.match(/https?:\/\//g)).toHaveLength(1);
    expect(text.split('\n').filter((line) => line.includes('://'))).toEqual([props.url]);
  });

  test('the HTML links to the invitation only', async () => {
    const { html } = await renderInvitation({ ...props, locale });
    expect(linksIn(html)).toEqual([props.url, props.url]);
    expect(visible(html)).toContain(props.url);
    expect(html).toContain(`lang="${locale}"`);
  });

  test('inviter, organisation, role and expiry stand in both parts', async () => {
    const { subject, html, text } = await renderInvitation({ ...props, locale });
    expect(subject).toContain('Alice Nguyen');
    const expiry =
      locale === 'en' ? 'Friday, 28 November 2025 at 14:05 UTC' : 'Freitag, 28. November 2025 um 14:05 UTC';
    const role = locale === 'en' ? 'Partner administrator' : 'Partner-Admin';
    for (const fact of ['Alice Nguyen', 'Northwind Agency', role, expiry]) {
      expect(text).toContain(fact);
      expect(visible(html)).toContain(fact);
    }
  });
});

test('the date of expiry follows the time zone and names it', async () => {
  const { text } = await renderInvitation({ ...props, timeZone: 'America/New_York' });
  expect(text).toContain('Friday, 28 November 2025 at 09:05 GMT-5');
});

describe('text that people typed', () => {
  test('is never HTML', async () => {
    const { html } = await renderInvitation({
      ...props,
      inviterName: '<script>alert(1)</script>',
      organisationName: '"><img src=x onerror=alert(2)>',
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;');
  });

  test.each([
    'evil.com',
    'www.evil.com',
    'Click http://evil.com/now',
    'boss@bank.test',
    'evil。com',
    'javascript:alert',
    'localhost:3000',
    'https://evil.test',
  ])('GHSA-c7w3-x93f-qmm8: a mail program cannot link %s', async (name) => {
    const { subject, html, text } = await renderInvitation({
      ...props,
      inviterName: name,
      organisationName: name,
    });
    expect(subject).not.toContain(name.split(' ').at(-1));
    const linkable = name.split(' ').at(-1) ?? name;
    expect(text).not.toContain(linkable);
    expect(html).not.toContain(linkable);
    expect(text.replaceAll('\u200b', '')).toContain(name);
  });

  test('loses line breaks and invisible marks, so that it can neither add lines nor reorder them', async () => {
    const inviterName = 'Ada\r\nhttps://evil.test/accept#token=x\u0000\u202emoc.live';
    const { subject, text } = await renderInvitation({ ...props, inviterName });
    expect(subject).not.toMatch(/[\r\n\p{Cc}\u202e]/u);
    expect(text.split('\n').filter((line) => line.startsWith('http'))).toEqual([props.url]);
  });

  test('is isolated from our text when it is written from right to left', async () => {
    const { text } = await renderInvitation({ ...props, inviterName: 'دانة العلي' });
    expect(text).toContain('\u2068دانة العلي\u2069 invites you');
  });

  test('wraps when it is long', async () => {
    const { html } = await renderInvitation({ ...props, organisationName: 'W'.repeat(120) });
    expect(html).toMatch(/<h1[^>]*overflow-wrap:anywhere[^>]*>Join W{120}</);
  });
});

describe('branding', () => {
  test.each(['#1d4e89', '#f2a900', '#ffffff', '#ffff00', '#00ff88', '#000000', 'red; background: url(x)'])(
    'white text is readable on a button of %s',
    async (primaryColor) => {
      const { html } = await renderInvitation({ ...props, branding: { ...props.branding, primaryColor } });
      const ground = /<a [^>]*background-color:(#[0-9a-f]{6})/.exec(html)?.[1] ?? '';
      expect(colord(ground).contrast('#ffffff')).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('logo and support link appear when they are web addresses', async () => {
    const branding = {
      ...props.branding,
      logoUrl: 'https://cdn.test/l.png',
      supportUrl: 'https://help.test/',
    };
    const { html } = await renderInvitation({ ...props, branding });
    expect(html).toMatch(/<img alt="Northwind Portal"[^>]* src="https:\/\/cdn\.test\/l\.png"/);
    expect(linksIn(html)).toContain('https://help.test/');
  });

  test('an address with another scheme is left out', async () => {
    const branding = {
      ...props.branding,
      logoUrl: 'data:image/svg+xml,x',
      supportUrl: 'javascript:alert(1)',
    };
    const { html } = await renderInvitation({ ...props, branding });
    expect(html).not.toMatch(/<img|javascript:/);
  });
});

test('a link that is not a web address is refused', async () => {
  await expect(renderInvitation({ ...props, url: 'javascript:alert(1)' })).rejects.toThrow(
    'The action of a mail needs an http or https address.',
  );
});

test('mail lists, browser tabs and Outlook get what they need, and nothing of React’s', async () => {
  const { subject, html, text } = await renderInvitation({ ...props, inviterEmail: 'alice@northwind.test' });
  expect(html).toContain(`<title>${subject}</title>`);
  const preheader = /<div style="display:none[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
  expect(preheader).toContain('Partner administrator · accept by Friday, 28 November 2025');
  expect(preheader).not.toContain('invites');
  expect(html).toMatch(/<!--\[if mso\]><table[^>]* width="560"[^>]*><tr><td><!\[endif\]-->/);
  expect(html.replaceAll(/<!--\[if mso\]>.*?<!\[endif\]-->/gs, '')).not.toContain('<!--');
  expect(html).toMatch(/<td bgcolor="#[0-9a-f]{6}"[^>]*><a /);
  expect(html.length).toBeLessThan(8_000);
  expect(text).toContain('Accept the invitation:\nhttps://portal.test/accept#token=a-B_9\n');
  expect(text).not.toMatch(/button/i);
  expect(text).toContain('Alice Nguyen (alice@northwind.test)');
});

test('the text part names the help page as well', async () => {
  const branding = { ...props.branding, supportUrl: 'https://help.test/' };
  expect((await renderInvitation({ ...props, branding })).text).toContain('Help: https://help.test/');
});

test('only the address in plain text may break anywhere: words stay whole, and a heading fits a phone', async () => {
  const branding = { ...props.branding, supportUrl: 'https://help.test/' };
  const { html } = await renderInvitation({ ...props, branding });
  const anywhere = Array.from(html.matchAll(/<[^>]*word-break:break-all[^>]*>([^<]*)/g), ([, text]) => text);
  expect(anywhere).toEqual([props.url]);
  expect(html).toMatch(/max-width: 480px\) \{\s+h1 \{ font-size: 20px/);
});

test('dark mode replaces every background and text colour', async () => {
  const { html } = await renderInvitation(props);
  const sheet = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
  const classes = new Set(Array.from(html.matchAll(/class="([^"]*)"/g), ([, name]) => name ?? ''));
  expect(classes.size).toBeGreaterThan(4);
  for (const name of classes) expect(sheet).toMatch(new RegExp(`\\.${name}[ ,]`));
  // Body copies its background to a cell, which the dark background must cover too.
  expect(sheet).toContain('.paper td {');
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
});
