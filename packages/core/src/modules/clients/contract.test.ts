import { expect, test } from 'vitest';
import { updateProfileInput } from '../accounts/contract.ts';
import {
  assignInput,
  clientsInput,
  provisionInput,
  updateClientInput,
  updatePermissionsInput,
} from './contract.ts';

const profile = {
  code: 'acme-dental',
  businessName: 'Acme Dental',
  domain: 'acme-dental.com',
  contactName: 'Dr. Molar',
  businessEmail: 'Office@Acme-Dental.com',
  timezone: 'America/New_York',
};
const clientId = '01900000-0000-7000-8000-0000deadbeef';

/** The sentence a field is refused with; undefined when it is taken. */
function sentence(field: string, value: unknown): string | undefined {
  const { error } = provisionInput.safeParse({ ...profile, [field]: value });
  return error?.issues.find(({ path }) => path.join('.') === field)?.message;
}
const taken = (field: keyof typeof profile, value: string) =>
  provisionInput.parse({ ...profile, [field]: value })[field];

test('a profile is taken as it is; the e-mail address stays as typed', () => {
  expect(provisionInput.parse(profile)).toEqual(profile);
  expect(taken('businessName', '  Acme  ')).toBe('Acme');
});

test.each(['ab', '24', 'a-b-c', 'x'.repeat(50)])('«%s» is a client ID', (code) => {
  expect(taken('code', code)).toBe(code);
});

test.each([
  '',
  'a',
  'x'.repeat(51),
  'Acme',
  'acme_dental',
  '-acme',
  'acme-',
  'a--b',
  'acme dental',
  'äcme',
  'a\0b',
  7,
  null,
])('«%s» is no client ID', (code) => {
  expect(sentence('code', code)).toMatch(/\.$/);
});

test.each([
  ['Acme-Dental.COM', 'acme-dental.com'],
  ['a.b.c.example', 'a.b.c.example'],
  ['Müller.de', 'xn--mller-kva.de'],
  ['xn--mller-kva.de', 'xn--mller-kva.de'],
])('«%s» is the domain %s', (typed, domain) => {
  expect(taken('domain', typed)).toBe(domain);
});

test.each([
  'https://acme.com',
  'acme.com/about',
  'acme',
  'localhost',
  'acme.com:8080',
  '1.2.3.4',
  '0x7f.1',
  'user@acme.com',
  '-acme.com',
  'acme..com',
  '.acme.com',
  'acme.com.',
  'ac me.com',
  'a%6dme.com',
  `${'a'.repeat(64)}.com`,
  `${'a.'.repeat(130)}com`,
  '[::1]',
  '',
])('«%s» is no domain', (typed) => {
  expect(sentence('domain', typed)).toMatch(/\.(com\)\.)?$/);
});

test.each([
  'UTC',
  'GMT',
  'Etc/UTC',
  'Europe/Berlin',
  'Europe/Kyiv',
  'Europe/Kiev',
  'Asia/Kolkata',
  'Asia/Calcutta',
  'America/Nuuk',
  'America/Godthab',
  'America/Argentina/Buenos_Aires',
  'US/Pacific',
  'EST5EDT',
  'europe/berlin',
])('«%s» is a time zone, and stays as it was sent', (timezone) => {
  expect(taken('timezone', timezone)).toBe(timezone);
  expect(updateProfileInput.parse({ timezone })).toEqual({ timezone });
});

test.each(['', 'Mars/Olympus', 'CET!', '+02:00', 'Berlin', '../etc', 'Europe/Berlin\0', 7])(
  '«%s» is no time zone',
  (timezone) => {
    expect(sentence('timezone', timezone)).toMatch(/\.$/);
    expect(updateProfileInput.safeParse({ timezone }).success).toBe(false);
  },
);

test('every zone the platform lists is taken', () => {
  const listed = Intl.supportedValuesOf('timeZone');
  expect(listed.length).toBeGreaterThan(300);
  for (const timezone of listed) expect(sentence('timezone', timezone)).toBeUndefined();
});

test('an address in another alphabet is kept as the network knows it', () => {
  expect(taken('businessEmail', 'Info@Bücher.test')).toBe('info@xn--bcher-kva.test');
  expect(sentence('businessEmail', 'bücher@acme.test')).toBe('Enter one e-mail address.');
});

test('each field has a sentence of its own, and unknown keys are refused', () => {
  for (const field of ['businessName', 'contactName']) {
    expect(sentence(field, 'x'.repeat(121))).toContain('120');
    expect(sentence(field, ' ')).toContain('must not be empty');
  }
  expect(sentence('businessEmail', 'not an address')).toBe('Enter one e-mail address.');
  expect(sentence('businessEmail', 'a@x.test, b@x.test')).toBe('Enter one e-mail address.');
  const { error } = provisionInput.safeParse({});
  expect(error?.issues.map(({ path }) => path[0]).toSorted()).toEqual(Object.keys(profile).toSorted());
  expect(provisionInput.safeParse({ ...profile, status: 'active' }).success).toBe(false);
  expect(provisionInput.safeParse({ ...profile, partnerId: clientId }).success).toBe(false);
});

test('changes are partial, and lists know their own filters', () => {
  expect(updateClientInput.parse({ clientId, businessName: 'New' })).toEqual({
    clientId,
    businessName: 'New',
  });
  expect(updateClientInput.safeParse({ clientId, code: 'NOT' }).success).toBe(false);
  expect(updatePermissionsInput.parse({ clientId, permissions: { view_calls: false } })).toEqual({
    clientId,
    permissions: { view_calls: false },
  });
  for (const bad of [
    { permissions: { fly: true } },
    { rolesOnOffer: ['partner_admin'] },
    { requiresMfa: 'yes' },
  ])
    expect(updatePermissionsInput.safeParse({ clientId, ...bad }).success).toBe(false);
  expect(assignInput.parse({ clientId, memberId: clientId }).supportContact).toBe(false);
  expect(clientsInput.safeParse({ status: ['gone'] }).success).toBe(false);
  expect(clientsInput.safeParse({ sort: { by: 'contactName', dir: 'asc' } }).success).toBe(false);
});
