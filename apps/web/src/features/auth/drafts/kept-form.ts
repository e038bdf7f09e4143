/** All of them, so that none outlives its person. */
const forms = new Set<Map<string, unknown>>();

export interface KeptForm<T> {
  readonly drafts: Map<string, T>;
}

/** A place for what is typed into one kind of form. In memory alone: it goes with the tab, and never holds a password. */
export function keptForm<T>(): KeptForm<T> {
  const drafts = new Map<string, T>();
  forms.add(drafts);
  return { drafts };
}

/** Everything but what `userId` wrote; all of it without one. */
export function forgetDrafts(userId: string | null): void {
  for (const drafts of forms)
    for (const key of drafts.keys()) if (userId === null || !key.startsWith(`${userId} `)) drafts.delete(key);
}

interface Writer {
  readonly user: { readonly id: string };
  readonly membership: { readonly id: string } | null;
}

/** Who wrote it, acting as whom, about what: nobody else is ever shown it, nor the same person elsewhere. */
export const draftKey = ({ user, membership }: Writer, subject: string): string =>
  `${user.id} ${membership?.id ?? ''} ${subject}`;
