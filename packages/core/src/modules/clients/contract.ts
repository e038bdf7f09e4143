import {
  clientRoles,
  clientStatuses,
  featureKeys,
  membershipStatuses,
  partnerRoles,
  type ClientPermission,
} from '@gatehouse/policy';
import { z } from 'zod';
import {
  because,
  canonicalDomain,
  formatted,
  id,
  instant,
  listInput,
  listOutput,
  name,
  refuse,
  timeZone,
} from '../../platform/contract.ts';
import { maxNameLength } from '../../platform/vocabulary.ts';
import { canonicalEmail, maxEmailLength } from '../identity/vocabulary.ts';
import { clientSortFields, maxClientCodeLength, memberChoiceSortFields } from './vocabulary.ts';

const status = z.enum(clientStatuses);
const version = z.int().optional();
const yesOrNo = z.boolean();

/** The partner's own short code for a client, for people and URLs. `clientId` is always the UUID. */
export const clientCode = formatted(maxClientCodeLength).pipe(
  z
    .string()
    .min(2)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, because('not_a_client_code')),
);

const domain = formatted(253).transform((typed, context) => {
  const canonical = canonicalDomain(typed);
  if (canonical !== null) return canonical;
  refuse(context, typed.includes('/') ? 'more_than_domain' : 'not_a_domain');
  return z.NEVER;
});

/** Stored as typed, except for a domain in another alphabet: it is shown in its ASCII form, so that it resembles no other. */
const businessEmail = formatted(maxEmailLength).transform((typed, context) => {
  const canonical = canonicalEmail(typed);
  if (canonical !== null) return /^[ -~]*$/.test(typed) ? typed : canonical;
  refuse(context, 'not_an_email');
  return z.NEVER;
});

const profile = {
  code: clientCode,
  businessName: name(maxNameLength),
  domain,
  contactName: name(maxNameLength),
  businessEmail,
  timezone: timeZone,
};

export const clientsInput = listInput(clientSortFields, {
  status: z.array(status).max(clientStatuses.length).optional(),
});
export type ClientsInput = z.infer<typeof clientsInput>;

/** The same shape in lists, get and the answers of commands. */
export const clientRow = z.object({
  id: z.uuid(),
  code: z.string(),
  businessName: z.string(),
  domain: z.string(),
  status: z.enum(clientStatuses),
  timezone: z.string(),
  requiresSupportContact: z.boolean(),
  createdAt: instant,
  version: z.int(),
  /** These two are absent, not null, for a partner_user (SECURITY R27). */
  contactName: z.string().optional(),
  businessEmail: z.string().optional(),
});
export type ClientRow = z.infer<typeof clientRow>;

/** The client's team in short: support contacts first, then by name. `clients.assignments` returns all of it. */
export const clientTeam = z.object({
  total: z.int(),
  people: z.array(z.object({ name: z.string(), supportContact: z.boolean() })),
});
export type ClientTeam = z.infer<typeof clientTeam>;
export const listedClientRow = clientRow.extend({ team: clientTeam });
export type ListedClientRow = z.infer<typeof listedClientRow>;
export const clientsOutput = listOutput(listedClientRow);

export const clientIdInput = z.strictObject({ clientId: id });
export type ClientIdInput = z.infer<typeof clientIdInput>;

export const provisionInput = z.strictObject(profile);
export type ProvisionInput = z.infer<typeof provisionInput>;

export const updateClientInput = z.strictObject({
  clientId: id,
  ...z.strictObject(profile).partial().shape,
  version,
});
export type UpdateClientInput = z.infer<typeof updateClientInput>;

export const setStatusInput = z.strictObject({ clientId: id, status });
export type SetStatusInput = z.infer<typeof setStatusInput>;

export const clientMembersInput = listInput(memberChoiceSortFields, { clientId: id });
export type ClientMembersInput = z.infer<typeof clientMembersInput>;

const memberShape = {
  memberId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(partnerRoles),
};

export const assignmentRow = z.object({
  ...memberShape,
  /** A deactivated member stays assigned and does not count as support contact. */
  status: z.enum(membershipStatuses),
  supportContact: z.boolean(),
  /** True for the only active support contact of a client that requires one: it cannot be removed. */
  lastSupportContact: z.boolean(),
  assignedAt: instant,
  self: z.boolean(),
});
export type AssignmentRow = z.infer<typeof assignmentRow>;
export const assignmentsOutput = listOutput(assignmentRow);

export const eligibleMemberRow = z.object(memberShape);
export type EligibleMemberRow = z.infer<typeof eligibleMemberRow>;
export const eligibleMembersOutput = listOutput(eligibleMemberRow);

export const assignInput = z.strictObject({
  clientId: id,
  memberId: id,
  supportContact: yesOrNo.default(false),
});
export type AssignInput = z.infer<typeof assignInput>;
export const unassignInput = z.strictObject({ clientId: id, memberId: id });
export type UnassignInput = z.infer<typeof unassignInput>;
export const setSupportContactInput = z.strictObject({ clientId: id, memberId: id, supportContact: yesOrNo });
export type SetSupportContactInput = z.infer<typeof setSupportContactInput>;

export const assignedClientRow = z.object({
  id: z.uuid(),
  code: z.string(),
  businessName: z.string(),
  status: z.enum(clientStatuses),
  supportContact: z.boolean(),
  /** True where the member is the only active support contact that the client requires: another member must take over first. */
  lastSupportContact: z.boolean(),
});
export type AssignedClientRow = z.infer<typeof assignedClientRow>;
export const assignedClientsOutput = listOutput(assignedClientRow);

const permissions = z.strictObject({
  manage_users: yesOrNo,
  manage_billing: yesOrNo,
  view_calls: yesOrNo,
  view_analytics: yesOrNo,
  manage_integrations: yesOrNo,
  manage_projects: yesOrNo,
} satisfies Record<ClientPermission, z.ZodType>);

const roleOnOffer = z.enum(clientRoles);

export const permissionsOutput = z.object({
  permissions: z.object(permissions.shape),
  /** In the order of `clientRoles`. */
  rolesOnOffer: z.array(z.enum(clientRoles)),
  requiresMfa: z.boolean(),
  requiresSupportContact: z.boolean(),
  version: z.int(),
});
export type PermissionsOutput = z.infer<typeof permissionsOutput>;

/** Also says for the links of the client's home which features are connected already. */
export const clientPermissionsOutput = permissionsOutput.extend({ connected: z.array(z.enum(featureKeys)) });
export type ClientPermissionsOutput = z.infer<typeof clientPermissionsOutput>;

export const updatePermissionsInput = z.strictObject({
  clientId: id,
  permissions: permissions.partial().optional(),
  rolesOnOffer: z.array(roleOnOffer).max(20).optional(),
  requiresMfa: yesOrNo.optional(),
  requiresSupportContact: yesOrNo.optional(),
  version,
});
export type UpdatePermissionsInput = z.infer<typeof updatePermissionsInput>;

const feature = z.enum(featureKeys);
/** The address of a feature. Sent only to people who may use the feature, and only if the operator has configured it. */
const url = z.string().optional();

export const portalHomeOutput = z.object({
  features: z.array(
    z.object({
      key: feature,
      allowed: z.boolean(),
      reason: z.enum(['permission_disabled', 'role_not_allowed']).optional(),
      url,
    }),
  ),
});
export type PortalHome = z.infer<typeof portalHomeOutput>;

export const portalFeatureInput = z.strictObject({ key: feature });
export type PortalFeatureInput = z.infer<typeof portalFeatureInput>;
export const portalFeatureOutput = z.object({ key: feature, url });
export type PortalFeature = z.infer<typeof portalFeatureOutput>;
