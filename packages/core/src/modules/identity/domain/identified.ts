import type { UserActor } from '@gatehouse/policy';
import type { SessionFacts } from '../../sessions/index.ts';

/** Whoever a request's cookie belongs to. */
export interface Identified {
  readonly actor: UserActor;
  readonly facts: SessionFacts;
}
