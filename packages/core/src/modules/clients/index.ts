// Clients of a partner, what their portals offer, and the partner's members assigned to them. Owns clients, client_assignments. Invariants:
// a code is unique within its partner only; a partner_user sees assigned clients only, without contact details; a client that requires a
// support contact never loses its last active one. Every change runs under lockActingPartner().
import type { Manifest } from '../../platform/index.ts';
import { ClientEntity } from './persistence/client.entity.ts';
import { ClientAssignmentEntity } from './persistence/client-assignment.entity.ts';

export type { PortalLinks } from './domain/portal.ts';
export { getClient } from './queries/get-client.ts';
export { getPermissions } from './queries/get-permissions.ts';
export { listAssignedClients } from './queries/list-assigned-clients.ts';
export { listAssignments, listEligibleMembers } from './queries/list-client-members.ts';
export { listClients } from './queries/list-clients.ts';
export { portalFeature } from './queries/portal-feature.ts';
export { portalHome } from './queries/portal-home.ts';
export {
  assignMember,
  deleteAssignmentsOf,
  setSupportContact,
  unassignMember,
} from './use-cases/assignments.ts';
export { lockClientRow, shareLockClientRow, type LockedClient } from './use-cases/lock-client-row.ts';
export {
  provisionClient,
  setClientStatus,
  updateClient,
  updatePermissions,
} from './use-cases/manage-client.ts';
export { refuseLastSupportContact } from './use-cases/refuse-last-support-contact.ts';

export const manifest = {
  entities: [ClientEntity, ClientAssignmentEntity],
  jobs: [],
} satisfies Manifest;
