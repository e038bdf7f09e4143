import { expect, test } from 'vitest';
import { roleLabel } from './role-labels.ts';

const roles = [
  'partner_admin',
  'partner_user',
  'client_admin',
  'client_manager',
  'client_staff',
  'client_member',
  'community_manager',
];

test.each(['en', 'de'] as const)('every role people can be invited to has its own name in %s', (locale) => {
  const names = roles.map((role) => roleLabel(role, locale));
  expect(names.filter((name) => name.includes('_'))).toEqual([]);
  expect(new Set(names).size).toBe(roles.length);
});
