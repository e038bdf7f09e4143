import { partnerRoles, type Role } from './roles.ts';

/**
 * Fields that some roles do not see although they see the row, such as contact details (SECURITY R27). A field that is not listed here is
 * for everybody who sees the row. The answer omits a hidden field and never sends null: an empty value would reveal that there is one.
 */
export const fieldRules = {
  // The contact that a client has named is for those who manage the client.
  'client.contactName': ['partner_admin'],
  'client.businessEmail': ['partner_admin'],
  // The code is the partner's own name for a client. The client's people do not know it.
  'client.code': partnerRoles,
  // The number of another member's clients is for administrators.
  'member.assignedClients': ['partner_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type GuardedField = keyof typeof fieldRules;

/** Whether this role sees the field of a row that it sees. Queries ask before they select the column. */
export function seesField(role: Role, field: GuardedField): boolean {
  const roles: readonly Role[] = fieldRules[field];
  return roles.includes(role);
}
