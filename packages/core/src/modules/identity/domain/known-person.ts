import type { Role } from '@gatehouse/policy';

/** Somebody an address or a passkey leads to, with the places they may sign in to. */
export interface KnownPerson {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  /** Active ones; empty for somebody who is only invited. */
  readonly memberships: readonly {
    readonly id: string;
    readonly role: Role;
    readonly partnerId: string | null;
    readonly clientId: string | null;
  }[];
}

/** The chain a sign-in is told in: the organisation's when there is only one, else the vendor's. */
export function signInTenant(person: Pick<KnownPerson, 'memberships'> | null) {
  const only = person?.memberships.length === 1 ? person.memberships[0] : undefined;
  return { partnerId: only?.partnerId ?? null, clientId: only?.clientId ?? null };
}
