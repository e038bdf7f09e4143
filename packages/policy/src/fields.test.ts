import { expect, test } from 'vitest';
import { fieldRules, seesField, type GuardedField } from './fields.ts';
import { clientRoles, roles, staffRoles } from './roles.ts';

const fields = Object.keys(fieldRules).filter((key): key is GuardedField => key in fieldRules);

test.each(['client.contactName', 'client.businessEmail', 'member.assignedClients'] as const)(
  '%s is for administrators of the partner only',
  (field) => {
    expect(roles.filter((role) => seesField(role, field))).toEqual(['partner_admin']);
  },
);

test('no guarded field is shown to the people of a client, nor to staff, who have no such surface', () => {
  const seen = [...clientRoles, ...staffRoles].flatMap((role) =>
    fields.filter((field) => seesField(role, field)),
  );
  expect(seen).toEqual([]);
});
