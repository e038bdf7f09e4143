import type { UserActor } from '@gatehouse/policy';
import type { SessionDetails } from '../../sessions/index.ts';

/** Whoever a request's cookie belongs to. */
export interface Identified {
  readonly actor: UserActor;
  readonly details: SessionDetails;
  /** Whether any organisation of the person demands a second factor, the one acted for or another. */
  readonly factorDemanded: boolean;
}
