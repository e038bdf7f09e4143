// Clients of a partner, what their portals offer, and which of the partner's members look after them. Owns clients, client_assignments.
// Invariants: a code is unique within its partner only; a partner_user knows of assigned clients alone and of no contact details; a
// client that requires a support contact never loses its last active one. Every change runs under lockActingPartner().
export { ClientAssignmentEntity } from './persistence/client-assignment.entity.ts';
export { ClientEntity } from './persistence/client.entity.ts';
export type { PortalLinks } from './domain/portal.ts';
export { getClient } from './queries/get-client.ts';
export { getPermissions } from './queries/get-permissions.ts';
export { listAssignedClients } from './queries/list-assigned-clients.ts';
export { listAssignments, listEligibleMembers } from './queries/list-client-members.ts';
export { listClients } from './queries/list-clients.ts';
export { portalFeature } from './queries/portal-feature.ts';
export { portalHome } from './queries/portal-home.ts';
export { assignMember } from './use-cases/assign-member.ts';
export { endAssignments } from './use-cases/end-assignments.ts';
export { lockClientRow, type LockedClient } from './use-cases/lock-client-row.ts';
export { provisionClient } from './use-cases/provision-client.ts';
export { refuseLastSupportContact } from './use-cases/refuse-last-support-contact.ts';
export { setClientStatus } from './use-cases/set-client-status.ts';
export { setSupportContact } from './use-cases/set-support-contact.ts';
export { unassignMember } from './use-cases/unassign-member.ts';
export { updateClient } from './use-cases/update-client.ts';
export { updatePermissions } from './use-cases/update-permissions.ts';
