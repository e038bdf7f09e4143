import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';
import { mailRetry, undeliverable } from './account-mail.ts';

/** Tells a person that their password is another one now. `changeId` names the change, so that a repeated mail can be recognised. */
export const passwordChangedJob = defineJob({
  name: 'password_changed.send',
  version: 1,
  payload: z.object({ userId: z.uuid(), changeId: z.uuid() }),
  retry: mailRetry,
  expireInSeconds: 120,
  deadLetter: undeliverable,
});
