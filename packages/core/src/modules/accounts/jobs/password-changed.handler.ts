import { renderPasswordChanged } from '@gatehouse/emails';
import type { z } from 'zod';
import { passwordChangedJob } from './password-changed.job.ts';
import { findAddressee, post, type PostDeps } from './post.ts';

export async function mailPasswordChanged(
  deps: PostDeps,
  { userId, changeId }: z.infer<typeof passwordChangedJob.payload>,
): Promise<void> {
  const to = await findAddressee(deps, passwordChangedJob.name, userId);
  if (!to) return;
  const { branding, publicUrl } = deps;
  const mail = await renderPasswordChanged({
    branding,
    forgotPasswordUrl: `${publicUrl}/forgot-password`,
    locale: to.locale,
  });
  await post(deps, to, mail, `password-changed.${changeId}`);
}
