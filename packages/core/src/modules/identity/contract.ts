import {
  clientPermissions,
  clientStatuses,
  membershipStatuses,
  partnerStatuses,
  roles,
} from '@gatehouse/policy';
import { z } from 'zod';
import { id, rawText } from '../../platform/contract.ts';

export const maxEmailLength = 254;
/** Longest password accepted; longer ones are refused, never cut (SECURITY R01). */
export const maxPasswordLength = 128;
/** Shortest password of an account without a second factor. */
export const minPasswordLength = 15;
/** Where a second factor is enrolled: the password is not all there is. */
export const minPasswordLengthWithFactor = 8;

const addrSpec =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The one form an address is compared in (NFC, lower case, trimmed), or null when it is not one addr-spec (SECURITY R24). */
export function canonicalEmail(typed: string): string | null {
  const canonical = typed.normalize('NFC').trim().toLowerCase();
  const fits = canonical.length <= maxEmailLength && canonical.indexOf('@') <= 64;
  return fits && addrSpec.test(canonical) ? canonical : null;
}

export const signInInput = z.strictObject({
  email: rawText(maxEmailLength, 'The e-mail address').min(1, { error: 'Enter your e-mail address.' }),
  password: rawText(maxPasswordLength, 'The password').min(1, { error: 'Enter your password.' }),
});
export type SignInInput = z.infer<typeof signInInput>;

export const signInOutput = z.object({ status: z.enum(['signed_in', 'mfa_required']) });
export type SignInOutput = z.infer<typeof signInOutput>;

export const switchMembershipInput = z.strictObject({ membershipId: id });
export type SwitchMembershipInput = z.infer<typeof switchMembershipInput>;

export const organisation = z.object({
  id: z.uuid(),
  kind: z.enum(['vendor', 'partner', 'client']),
  name: z.string(),
  status: z.enum([...partnerStatuses, ...clientStatuses]),
});
export type Organisation = z.infer<typeof organisation>;

export const sessionOutput = z
  .object({
    user: z.object({
      id: z.uuid(),
      email: z.string(),
      displayName: z.string(),
      emailProven: z.boolean(),
    }),
    membership: z
      .object({ id: z.uuid(), role: z.enum(roles), status: z.enum(membershipStatuses) })
      .nullable(),
    memberships: z.array(z.object({ id: z.uuid(), role: z.enum(roles), organisation })),
    organisation: organisation.nullable(),
    /** What is switched on for the own client; null for everybody but a client's people. */
    permissions: z.array(z.enum(clientPermissions)).nullable(),
    /** True when the organisation demands a second factor and there is none yet: enrol before anything else. */
    mfaEnrolmentRequired: z.boolean(),
    /** How to reach the vendor when the organisation is not set up or blocked; from configuration. */
    vendorContact: z.string(),
    can: z.array(z.string()),
  })
  .nullable();
export type SessionOutput = z.infer<typeof sessionOutput>;
