import { clientRoles, staffRoles } from '@gatehouse/policy';

/** A CHECK that limits a text column to a closed vocabulary. Text, not an enum type: enum comparison is not leakproof under RLS. */
export function oneOf(name: string, column: string, values: readonly string[]) {
  const list = values.map((value) => `'${value}'`).join(', ');
  return { name, expression: `${column} in (${list})` };
}

/** CHECKs that tie a role to its tenant: staff to none, members to a partner, client users to a client of a partner. */
export function rolesOfTenant(table: string) {
  const among = (list: readonly string[]) => `role in (${list.map((value) => `'${value}'`).join(', ')})`;
  return [
    { name: `${table}_staff_place_check`, expression: `(${among(staffRoles)}) = (partner_id is null)` },
    { name: `${table}_client_place_check`, expression: `(${among(clientRoles)}) = (client_id is not null)` },
  ];
}
