import { expect, it } from 'vitest';
import { undoInvite } from './undo-invite.ts';

it('revokes every invitation, a few at a time, and says which could not be', async () => {
  const ids = Array.from({ length: 50 }, (_, number) => `i${number}`);
  const seen: string[] = [];
  let running = 0;
  let most = 0;
  const undone = await undoInvite(ids, async (id) => {
    most = Math.max(most, (running += 1));
    await Promise.resolve();
    running -= 1;
    seen.push(id);
    if (id === 'i7') throw new Error('accepted meanwhile');
  });
  expect(undone).toEqual({ withdrawn: 49, failed: 1 });
  expect(seen.toSorted()).toEqual(ids.toSorted());
  expect(most).toBeLessThanOrEqual(6);
});
