import { grantFor, type Action, type Actor, type Grant, type Subject } from '@gatehouse/policy';
import { AppError } from './errors.ts';

/** The policy's second answer as a grant, or thrown as the refusal it is. Missing and foreign subjects are one case: not found. */
export function requireGrant<A extends Action>(actor: Actor, action: A, subject: Subject | null): Grant<A> {
  const answer = grantFor(actor, action, subject);
  if (typeof answer === 'string') throw new AppError(answer);
  return answer;
}
