import type { Page } from '../../platform/contract.ts';
import { notFound, type UnitOfWork } from '../../platform/index.ts';
import type * as C from './contract.ts';

const soon =
  <I, O>() =>
  (_uow: UnitOfWork, _input: I): Promise<O> =>
    Promise.reject(notFound());
export const listClients = soon<C.ClientsInput, Page<C.ClientRow>>();
export const getClient = soon<C.ClientIdInput, C.ClientRow>();
export const provisionClient = soon<C.ProvisionInput, C.ClientRow>();
export const updateClient = soon<C.UpdateClientInput, C.ClientRow>();
export const setClientStatus = soon<C.SetStatusInput, C.ClientRow>();
export const listAssignments = soon<C.ClientMembersInput, Page<C.AssignmentRow>>();
export const listEligibleMembers = soon<C.ClientMembersInput, Page<C.EligibleMemberRow>>();
export const assignMember = soon<C.AssignInput, void>();
export const unassignMember = soon<C.UnassignInput, void>();
export const setSupportContact = soon<C.SetSupportContactInput, void>();
export const getPermissions = soon<C.ClientIdInput, C.PermissionsOutput>();
export const updatePermissions = soon<C.UpdatePermissionsInput, C.PermissionsOutput>();
export const listAssignedClients = soon<C.ClientsInput, Page<C.AssignedClientRow>>();
