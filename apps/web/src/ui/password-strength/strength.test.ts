import { estimateGuesses } from '@gatehouse/core/identity/password-strength';
import { describe, expect, it } from 'vitest';
import { estimate } from './estimate.ts';

const judge = (password: string, context: readonly string[] = []) => estimate({ password, context }).strength;

describe('how strong a password is', () => {
  it.each([
    ['password1234567', 'weak', 'leaked'],
    ['efghijklmnopqrstuv', 'weak', 'pattern'],
    ['aaaaaaaaaaaaaaa', 'weak', 'pattern'],
    ['plum tree by the water', 'strong', null],
  ])('%s is %s (%s)', (password, grade, weakness) => {
    expect(judge(password)).toEqual({ grade, weakness });
  });

  it('considers whose password it is', () => {
    const [own, anybodys] = [['dana.keller@acme.test', 'Dana Keller'], []].map(
      (context) => estimateGuesses('danakeller84', context).guesses,
    );
    expect(own).toBeLessThan((anybodys ?? 0) / 10);
  });

  it('has a text for every warning about leaks, patterns, dates and names', () => {
    for (const password of ['123456', 'trustno1', 'zxcvbn', 'abcabcabc', '19840312', 'abcdefgh'])
      expect([password, judge(password).weakness]).not.toEqual([password, null]);
  });
});
