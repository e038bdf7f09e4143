import { roles } from '@gatehouse/policy';
import { z } from 'zod';

/** The person an address or a passkey leads to, with the memberships they may sign in to, as the database's look-ups return them. */
export const knownPerson = z.object({
  userId: z.string(),
  email: z.string(),
  displayName: z.string(),
  /** Active ones. Empty for a person who is only invited. */
  memberships: z
    .array(
      z.object({
        id: z.string(),
        role: z.enum(roles),
        partnerId: z.string().nullable(),
        clientId: z.string().nullable(),
      }),
    )
    .readonly(),
});
export type KnownPerson = z.infer<typeof knownPerson>;

/** The chain that logs a sign-in: the organisation's when there is only one, else the vendor's. */
export function signInTenant(person: Pick<KnownPerson, 'memberships'> | null) {
  const only = person?.memberships.length === 1 ? person.memberships[0] : undefined;
  return { partnerId: only?.partnerId ?? null, clientId: only?.clientId ?? null };
}
