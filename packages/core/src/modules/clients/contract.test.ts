import { expect, test } from 'vitest';
import { fieldProblems } from '../../platform/contract.ts';
import type { FieldProblem } from '../../platform/vocabulary.ts';
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

/** Why a field is refused; undefined when it is accepted. */
function problem(field: string, value: unknown): FieldProblem | undefined {
  const { error } = provisionInput.safeParse({ ...profile, [field]: value });
  return error && fieldProblems(error)[field];
}
const taken = (field: keyof typeof profile, value: string) =>
  provisionInput.parse({ ...profile, [field]: value })[field];

test('a profile is accepted unchanged; the e-mail address stays as typed', () => {
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
])('«%s» is not a client ID', (code) => {
  expect(problem('code', code)?.code).toMatch(
    /^(?:not_a_client_code|required|too_short|too_long|unstorable|wrong_type)$/,
  );
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
])('«%s» is not a domain', (typed) => {
  expect(problem('domain', typed)?.code).toBe(
    typed === ''
      ? 'required'
      : typed.length > 253
        ? 'too_long'
        : typed.includes('/')
          ? 'more_than_domain'
          : 'not_a_domain',
  );
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
])('«%s» is a time zone, and is stored as it was sent', (timezone) => {
  expect(taken('timezone', timezone)).toBe(timezone);
  expect(updateProfileInput.parse({ timezone })).toEqual({ timezone });
});

test.each(['', 'Mars/Olympus', 'CET!', '+02:00', 'Berlin', '../etc', 'Europe/Berlin\0', 7])(
  '«%s» is not a time zone',
  (timezone) => {
    expect(problem('timezone', timezone)?.code).toMatch(
      /^(?:not_a_time_zone|required|unstorable|wrong_type)$/,
    );
    expect(updateProfileInput.safeParse({ timezone }).success).toBe(false);
  },
);

test('every zone the platform lists is accepted', () => {
  const listed = Intl.supportedValuesOf('timeZone');
  expect(listed.length).toBeGreaterThan(300);
  for (const timezone of listed) expect(problem('timezone', timezone)).toBeUndefined();
});

test('an address in another alphabet is stored in the network’s form', () => {
  expect(taken('businessEmail', 'Info@Bücher.test')).toBe('info@xn--bcher-kva.test');
  expect(problem('businessEmail', 'bücher@acme.test')).toEqual({ code: 'not_an_email' });
});

test('each field says what is wrong with it, and unknown keys are refused', () => {
  for (const field of ['businessName', 'contactName']) {
    expect(problem(field, 'x'.repeat(121))).toEqual({ code: 'too_long', params: { max: 120 } });
    expect(problem(field, ' ')).toEqual({ code: 'required' });
    expect(problem(field, 'a\0')).toEqual({ code: 'name_unwritable' });
    expect(problem(field, '\u2800')).toEqual({ code: 'name_blank' });
  }
  expect(problem('businessEmail', 'not an address')).toEqual({ code: 'not_an_email' });
  expect(problem('businessEmail', 'a@x.test, b@x.test')).toEqual({ code: 'not_an_email' });
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
