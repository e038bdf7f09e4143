import { clientRoles, type ClientPermission, type ClientRole } from '@gatehouse/policy';
import { updatePermissions } from '../modules/clients/index.ts';
import { aClient, aClientUser, type TestClientUser } from './clients.ts';
import { actAs, aPartnerAdmin, type TestMember } from './factories.ts';
import type { TestApp } from './test-app.ts';

export interface ClientTeam {
  /** An administrator of the client's partner. */
  readonly agent: TestMember;
  readonly clientId: string;
  readonly businessName: string;
  /** The client's own administrator. */
  readonly boss: TestClientUser;
}

/** A client with an administrator of its own, of a fresh partner or the given one. It manages itself and offers every role. */
export async function aClientTeam(
  app: TestApp,
  given: { agent?: TestMember; managesItself?: boolean } = {},
): Promise<ClientTeam> {
  const agent = given.agent ?? (await aPartnerAdmin(app));
  const { id, businessName } = await aClient(app, agent);
  const team = { agent, clientId: id };
  await offerRoles(app, team, clientRoles);
  await permit(app, team, 'manage_users', given.managesItself ?? true);
  return { ...team, businessName, boss: await aClientUser(app, id) };
}

type Agency = Pick<ClientTeam, 'agent' | 'clientId'>;

/** Switches one permission of a client, acting as its partner's administrator. */
export async function permit(
  app: TestApp,
  { agent, clientId }: Agency,
  permission: ClientPermission,
  on: boolean,
): Promise<void> {
  await actAs(app, agent, (uow) => updatePermissions(uow, { clientId, permissions: { [permission]: on } }));
}

/** Sets the roles that the client offers. */
export async function offerRoles(
  app: TestApp,
  { agent, clientId }: Agency,
  roles: readonly ClientRole[],
): Promise<void> {
  await actAs(app, agent, (uow) => updatePermissions(uow, { clientId, rolesOnOffer: [...roles] }));
}
