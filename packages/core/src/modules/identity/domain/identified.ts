import type { UserActor } from '@gatehouse/policy';
import type { SessionDetails } from '../../sessions/index.ts';

/** The person a request's cookie belongs to. */
export interface Identified {
  readonly actor: UserActor;
  readonly details: SessionDetails;
  /** Whether any organisation of the person demands a second factor, the active one or another. */
  readonly factorDemanded: boolean;
}
