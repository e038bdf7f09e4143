/** All drafts, so that none outlives its writer's session. */
const forms = new Set<Map<string, unknown>>();

export interface KeptForm<T> {
  readonly drafts: Map<string, T>;
}

/** Stores the drafts of one kind of form. In memory only: they end with the tab, and never hold a password. */
export function keptForm<T>(): KeptForm<T> {
  const drafts = new Map<string, T>();
  forms.add(drafts);
  return { drafts };
}

/** Deletes all drafts except those of `userId`; without one, all of them. */
export function forgetDrafts(userId: string | null): void {
  for (const drafts of forms)
    for (const key of drafts.keys()) if (userId === null || !key.startsWith(`${userId} `)) drafts.delete(key);
}

interface Writer {
  readonly user: { readonly id: string };
  readonly membership: { readonly id: string } | null;
}

/** Writer, membership and subject: nobody else is ever shown the draft, nor the same person in another membership. */
export const draftKey = ({ user, membership }: Writer, subject: string): string =>
  `${user.id} ${membership?.id ?? ''} ${subject}`;
