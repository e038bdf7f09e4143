import { describe, expect, expectTypeOf, test } from 'vitest';
import { actions, type Rule } from './actions.ts';
import {
  isSentAlone,
  keepsAnswer,
  limitsOf,
  openProcedures,
  selfProcedures,
  type LimitsOf,
} from './procedures.ts';
import type { LimitName, SignedInTraits, Traits } from './traits.ts';

describe('a row that leaves out a trait does not compile', () => {
  const whole = { kind: 'command', alone: false, limits: [], answer: 'kept', partner: [] } as const;
  type Without<K extends keyof typeof whole> = Omit<typeof whole, K>;

  test('a row with all of them does', () => {
    expectTypeOf(whole).toExtend<Rule>();
    expectTypeOf<Without<'partner'>>().toExtend<SignedInTraits>();
  });
  test('not without saying whether it is sent alone', () => {
    expectTypeOf<Without<'alone'>>().not.toExtend<Rule>();
  });
  test('not without its limits, which are of a closed list', () => {
    expectTypeOf<Without<'limits'>>().not.toExtend<Rule>();
    expectTypeOf<Without<'limits'> & { readonly limits: readonly ['none-of-ours'] }>().not.toExtend<Rule>();
  });
  test('not without saying what a repeat of a command gets', () => {
    expectTypeOf<Without<'answer'>>().not.toExtend<Rule>();
    expectTypeOf<Without<'answer'> & { readonly kind: 'query' }>().not.toExtend<Rule>();
  });
  test('an open procedure stores no answer, so it has no such trait', () => {
    expectTypeOf<Without<'answer'>>().toExtend<Traits>();
  });
});

test('the type of a procedure’s limits is its row’s', () => {
  expectTypeOf<LimitsOf<'partnerTeam.invite'>>().toEqualTypeOf<'invitations'>();
  expectTypeOf<LimitsOf<'partnerTeam.changeRole'>>().toEqualTypeOf<never>();
  expectTypeOf<LimitsOf<'auth.resetPassword'>>().toExtend<LimitName>();
});

test('procedures limited per call must be the only call of their request', () => {
  const alone = [
    ...Object.keys(openProcedures),
    ...Object.keys(selfProcedures),
    ...Object.keys(actions),
  ].filter(isSentAlone);
  expect(alone.toSorted()).toEqual([
    'auth.previewReset',
    'auth.requestPasswordReset',
    'auth.resetPassword',
    'auth.signIn',
    'auth.signInWithPasskey',
    'auth.verifySecondFactor',
    'invitations.accept',
  ]);
});

test.each([
  'account.beginTotp',
  'account.changePassword',
  'partnerTeam.copyInvitationLink',
  'auth.switchMembership',
])('the answer of %s is not kept', (path) => expect(keepsAnswer(path)).toBe(false));
test('open procedures, queries and unknown paths store no answer; most commands do', () => {
  expect(['auth.signIn', 'clients.list', 'made.up', 'constructor'].filter(keepsAnswer)).toEqual([]);
  expect(['clients.provision', 'account.updateProfile'].every(keepsAnswer)).toBe(true);
});
test('an unknown path names no limit', () => expect(limitsOf('toString')).toEqual([]));
