import { partnerRoles, type Role } from './roles.ts';

/**
 * Fields that some roles do not see though they see the row: contact details and the like (SECURITY R27). A field that is not named here is
 * for everybody who sees the row. The answer leaves a field out, it is never null: an empty place would tell that there is something.
 */
export const fieldRules = {
  // Whom a client named as its contact is for those who manage the client.
  'client.contactName': ['partner_admin'],
  'client.businessEmail': ['partner_admin'],
  // The code is the partner's own name for a client; the client's people do not know it.
  'client.code': partnerRoles,
  // How many clients another member looks after is for administrators.
  'member.assignedClients': ['partner_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type GuardedField = keyof typeof fieldRules;

/** Does this role see the field of a row that it sees? Queries ask before they select the column. */
export function seesField(role: Role, field: GuardedField): boolean {
  const roles: readonly Role[] = fieldRules[field];
  return roles.includes(role);
}
