import { anonymous, type Actor } from '@gatehouse/policy';
import type { PortalLinks } from '@gatehouse/core/clients';
import type { App } from '@gatehouse/core/app';
import { scopeOf, type FactorPolicy, type Identified, type Vendor } from '@gatehouse/core/identity';
import type { Branding } from '@gatehouse/core/invitations';
import type { Origin, Reading, Turns, UnitOfWork } from '@gatehouse/core/platform';
import type { PageDetails } from '../http/request-details.ts';
import type { RateLimits } from '../http/rate-limits.ts';

/** What every procedure receives beside the request. */
export interface ServerDeps extends FactorPolicy {
  readonly app: App;
  readonly limits: RateLimits;
  /** Queues the calls of signed-in people. */
  readonly turns: Turns;
  readonly publicUrl: string;
  readonly vendor: Vendor;
  readonly branding: Branding;
  readonly portalLinks: PortalLinks;
}

/** The context of a call, before its procedure is known. */
export interface CallContext extends Record<string, unknown> {
  readonly deps: Omit<ServerDeps, 'limits'>;
  readonly actor: Actor;
  /** Null when not signed in. */
  readonly identified: Identified | null;
  /** The secret in the request's session cookie. */
  readonly token: string | null;
  readonly origin: Origin;
  /** The browser's device tokens, as the cookie stores them. */
  readonly deviceTokens: string | null;
  /** The key that the sender of the request chose. */
  readonly idempotencyKey: string | null;
  /** The user and membership that the sender's page shows. */
  readonly page: PageDetails;
  /** Gives the browser a session's secret; null deletes the cookie. */
  readonly setSession: (token: string | null) => void;
  readonly setDeviceTokens: (value: string) => void;
  /** Queries in the actor's own scope. */
  readonly reading: <T>(work: (reading: Reading) => Promise<T>) => Promise<T>;
  /** One transaction in the actor's own scope. */
  readonly inTransaction: <T>(work: (uow: UnitOfWork) => Promise<T>) => Promise<T>;
}

export interface Context extends CallContext {
  /** All limits. A procedure gets those that its row in the policy names (procedures.ts). */
  readonly limits: RateLimits;
}

export interface RequestDetails {
  readonly identified: Identified | null;
  readonly token: string | null;
  readonly origin: Origin;
  readonly deviceTokens: string | null;
  readonly idempotencyKey: string | null;
  readonly page: PageDetails;
  readonly setSession: (token: string | null) => void;
  readonly setDeviceTokens: (value: string) => void;
}

export function createContext({ limits, ...deps }: ServerDeps, details: RequestDetails): Context {
  const actor = details.identified?.actor ?? anonymous;
  const { origin } = details;
  return {
    deps,
    limits,
    ...details,
    actor,
    reading: (work) => work(deps.app.read({ actor, origin, scope: scopeOf(actor) })),
    inTransaction: (work) => deps.app.transact({ actor, origin, scope: scopeOf(actor) }, work),
  };
}
