import { MutationObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { createQueryClient } from './query-client.ts';

it("drops a mutation's input and answer once no screen shows them", async () => {
  const client = createQueryClient(() => undefined);
  const observer = new MutationObserver(client, { mutationFn: async () => ({ recoveryCodes: ['secret'] }) });
  const leave = observer.subscribe(() => undefined);
  await observer.mutate();
  expect(observer.getCurrentResult().data).toEqual({ recoveryCodes: ['secret'] });
  leave();
  await expect.poll(() => client.getMutationCache().getAll()).toEqual([]);
});
