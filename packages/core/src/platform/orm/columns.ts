import { clientRoles, day, hour, minute, staffRoles } from '@gatehouse/policy';

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

/**
 * Seconds in PostgreSQL's own spelling of a column's default. In another spelling, entities and files would always differ. @throws for less
 * than a whole second
 */
export function spellInterval(seconds: number): string {
  if (!Number.isInteger(seconds) || seconds < 1) throw new RangeError(`${seconds} s is no interval`);
  const days = seconds / day;
  if (Number.isInteger(days)) return days === 1 ? '1 day' : `${days} days`;
  const parts = [seconds / hour, (seconds % hour) / minute, seconds % minute];
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

/** A column's default: this many seconds from now. */
export const fromNow = (seconds: number): string => `(now() + '${spellInterval(seconds)}'::interval)`;
