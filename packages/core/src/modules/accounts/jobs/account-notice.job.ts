import { z } from 'zod';
import { mailJob } from '../../../platform/index.ts';

/** The changes to their own account that people are notified of by mail (PRODUCT §3.9). */
export const noticeKinds = [
  'password_changed',
  'mfa_enrolled',
  'mfa_removed',
  'recovery_codes_regenerated',
  'too_many_codes',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Notifies a person of a change to their account, which they should have made themselves. */
export const accountNoticeJob = mailJob({
  name: 'account.notice',
  version: 1,
  payload: z.object({
    userId: z.uuid(),
    kind: z.enum(noticeKinds),
    /** Identifies the change. Each is notified once; part of the Message-ID. */
    noticeId: z.uuid(),
    /** Time of the change, milliseconds since 1970. */
    at: z.int(),
    /** Handle of the session that made the change. The handler describes its device while it runs. */
    sessionId: z.uuid().nullable(),
  }),
});
