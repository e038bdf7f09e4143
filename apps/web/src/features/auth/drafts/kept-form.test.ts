import { expect, it } from 'vitest';
import { draftKey, forgetDrafts, keptForm } from './kept-form.ts';

const ada = { user: { id: 'ada' }, membership: { id: 'north' } };
const adaSouth = { user: { id: 'ada' }, membership: { id: 'south' } };
const carol = { user: { id: 'carol' }, membership: { id: 'north' } };

it('keeps a draft for its writer, in the membership it was written for', () => {
  const form = keptForm<string>();
  form.drafts.set(draftKey(ada, 'client'), 'half a client');
  expect(form.drafts.get(draftKey(ada, 'client'))).toBe('half a client');
  for (const other of [adaSouth, carol, { ...ada, membership: null }])
    expect(form.drafts.get(draftKey(other, 'client'))).toBeUndefined();
});

it('deletes other people’s drafts at a sign-in, and all of them at a sign-out on purpose', () => {
  const [one, other] = [keptForm<string>(), keptForm<number>()];
  one.drafts.set(draftKey(ada, ''), 'text');
  other.drafts.set(draftKey(ada, ''), 1);
  one.drafts.set(draftKey(carol, ''), 'hers');
  forgetDrafts('ada');
  expect([...one.drafts.values(), ...other.drafts.values()]).toEqual(['text', 1]);
  forgetDrafts('carol');
  expect([...one.drafts.values(), ...other.drafts.values()]).toEqual([]);
  one.drafts.set(draftKey(ada, ''), 'again');
  forgetDrafts(null);
  expect(one.drafts.size).toBe(0);
});
