import {
  assignMember,
  getClient,
  getPermissions,
  listAssignments,
  listClients,
  listEligibleMembers,
  provisionClient,
  setClientStatus,
  setSupportContact,
  unassignMember,
  updateClient,
  updatePermissions,
} from '@gatehouse/core/clients';
import {
  assignInput,
  assignmentsOutput,
  clientIdInput,
  clientPermissionsOutput,
  clientMembersInput,
  clientRow,
  clientsInput,
  clientsOutput,
  eligibleMembersOutput,
  permissionsOutput,
  provisionInput,
  setStatusInput,
  setSupportContactInput,
  unassignInput,
  updateClientInput,
  updatePermissionsInput,
} from '@gatehouse/core/clients/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import { command, query, router } from '../trpc/procedures.ts';

export const clientsRouter = router({
  list: query('clients.list')
    .input(clientsInput)
    .output(clientsOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => listClients(uow, input))),

  get: query('clients.get')
    .input(clientIdInput)
    .output(clientRow)
    .query(({ ctx, input }) => ctx.reading((uow) => getClient(uow, input))),

  provision: command('clients.provision')
    .input(provisionInput)
    .output(clientRow)
    .mutation(({ ctx, input }) => ctx.inTransaction((uow) => provisionClient(uow, input))),

  update: command('clients.update')
    .input(updateClientInput)
    .output(clientRow)
    .mutation(({ ctx, input }) => ctx.inTransaction((uow) => updateClient(uow, input))),

  setStatus: command('clients.setStatus')
    .input(setStatusInput)
    .output(clientRow)
    .mutation(({ ctx, input }) => ctx.inTransaction((uow) => setClientStatus(uow, input))),

  assignments: query('clients.assignments')
    .input(clientMembersInput)
    .output(assignmentsOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => listAssignments(uow, input))),

  eligibleMembers: query('clients.eligibleMembers')
    .input(clientMembersInput)
    .output(eligibleMembersOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => listEligibleMembers(uow, input))),

  assign: command('clients.assign')
    .input(assignInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => assignMember(uow, input));
      return {};
    }),

  unassign: command('clients.unassign')
    .input(unassignInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => unassignMember(uow, input));
      return {};
    }),

  setSupportContact: command('clients.setSupportContact')
    .input(setSupportContactInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => setSupportContact(uow, input));
      return {};
    }),

  permissions: query('clients.permissions')
    .input(clientIdInput)
    .output(clientPermissionsOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => getPermissions(uow, input, ctx.deps.portalLinks))),

  updatePermissions: command('clients.updatePermissions')
    .input(updatePermissionsInput)
    .output(permissionsOutput)
    .mutation(({ ctx, input }) => ctx.inTransaction((uow) => updatePermissions(uow, input))),
});
