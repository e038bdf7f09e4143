import { expect, it } from 'vitest';
import { nextSteps } from './next-steps.ts';

it('a newcomer is offered what the role can do, and nothing else', () => {
  expect(nextSteps('partner_admin', ['partnerTeam.invite'])).toEqual(['inviteTeam', 'clients']);
  expect(nextSteps('partner_user', [])).toEqual(['clients']);
  expect(nextSteps('client_admin', ['clientUsers.invite'])).toEqual(['users']);
  expect(nextSteps('client_admin', [])).toEqual([]);
  expect(nextSteps('client_member', [])).toEqual([]);
});
