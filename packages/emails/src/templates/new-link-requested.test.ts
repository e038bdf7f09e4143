import { expect, test } from 'vitest';

import { renderNewLinkRequested } from '../index.ts';

const props = {
  branding: { productName: 'Northwind Portal', primaryColor: '#1d4e89' },
  inviteeEmail: 'dana@acme.test',
  organisationName: 'Northwind Agency',
  teamUrl: 'https://portal.test/team/invitations',
};

test.each(['en', 'de'] as const)(
  'in %s the inviter learns who asks, and gets no link that lets anybody in',
  async (locale) => {
    const { subject, html, text } = await renderNewLinkRequested({ ...props, locale });
    expect(subject).toContain('dana@acme.test');
    expect(text).toContain('dana@acme.test');
    expect(text).toContain('Northwind Agency');
    expect(text.split('\n').filter((line) => line.includes('://'))).toEqual([props.teamUrl]);
    expect(`${html}${text}`).not.toContain('token');
  },
);

test('the address of the invitee can be copied from the HTML and is not linked', async () => {
  const { html } = await renderNewLinkRequested({ ...props, locale: 'en' });
  expect(html).toContain('dana@acme.test');
  expect(html).not.toMatch(/href="[^"]*dana/);
});
