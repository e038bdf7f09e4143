import { grantFor, type Action, type Actor, type Grant, type Subject } from '@gatehouse/policy';
import { AppError } from './errors.ts';

/** Asks the policy with the subject. Returns the grant or throws the refusal. Missing and foreign subjects are both not found. */
export function requireGrant<A extends Action>(actor: Actor, action: A, subject: Subject | null): Grant<A> {
  const answer = grantFor(actor, action, subject);
  if (typeof answer === 'string') throw new AppError(answer);
  return answer;
}
