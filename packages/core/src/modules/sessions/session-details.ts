import {
  clientPermissions,
  clientRoles,
  clientStatuses,
  membershipStatuses,
  partnerStatuses,
  roles,
} from '@gatehouse/policy';
import { z } from 'zod';

const organisationDetails = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('vendor') }),
  z.object({
    kind: z.literal('partner'),
    id: z.string(),
    name: z.string(),
    status: z.enum(partnerStatuses),
    requiresMfa: z.boolean(),
  }),
  z.object({
    kind: z.literal('client'),
    id: z.string(),
    name: z.string(),
    status: z.enum(clientStatuses),
    requiresMfa: z.boolean(),
    /** A client's people are blocked together with its partner. */
    partnerStatus: z.enum(partnerStatuses),
    /** The permissions that are on for its people. */
    permissions: z.array(z.enum(clientPermissions)),
    rolesOnOffer: z.array(z.enum(clientRoles)),
  }),
]);
export type OrganisationDetails = z.infer<typeof organisationDetails>;

/** What the database knows of a session and its person now (`gatehouse.session_actor`). */
export const sessionDetails = z.object({
  /** The public handle. */
  sessionId: z.string(),
  expiresAt: z.string(),
  user: z.object({
    id: z.string(),
    email: z.string(),
    displayName: z.string(),
    emailProven: z.boolean(),
    mfaEnabled: z.boolean(),
  }),
  membership: z
    .object({
      id: z.string(),
      /** The person's name in this tenant: their own, or the one the tenant has given them. */
      name: z.string(),
      role: z.enum(roles),
      status: z.enum(membershipStatuses),
      partnerId: z.string().nullable(),
      clientId: z.string().nullable(),
      organisation: organisationDetails,
    })
    .nullable(),
  memberships: z.array(z.object({ id: z.string(), role: z.enum(roles), organisation: organisationDetails })),
});
export type SessionDetails = z.infer<typeof sessionDetails>;
