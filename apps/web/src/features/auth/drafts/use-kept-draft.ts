import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { trpc } from '../../../trpc.ts';
import { useSession } from '../use-session.ts';
import { draftKey, type KeptForm } from './kept-form.ts';

interface Options {
  /** What the draft is about, where a form exists for several things. */
  readonly subject?: string;
  /** Keeps the draft whenever the form closes without the reader's choice, not only when the session has ended. */
  readonly always?: boolean;
}

/** The draft that the same person left in the same membership, for a form's first state; null for none. */
export function useLeftDraft<T>({ drafts }: KeptForm<T>, subject = ''): T | null {
  const session = useSession();
  const key = session && draftKey(session, subject);
  const [left] = useState(() => (key === null ? null : (drafts.get(key) ?? null)));
  return left;
}

/**
 * Keeps typed text when the session ends: `unsaved` is stored if the session ends while the form is open, and the same person who returns
 * to the form in this tab finds it filled in. Null: there is nothing to keep. Returns the stored draft once.
 */
export function useKeptDraft<T>(
  form: KeptForm<T>,
  unsaved: T | null,
  { subject = '', always = false }: Options = {},
): T | null {
  const { drafts } = form;
  const session = useSession();
  const { auth } = trpc.useUtils();
  const key = session && draftKey(session, subject);
  const kept = useLeftDraft(form, subject);
  const latest = useRef({ key, unsaved });

  // Runs while the session still exists: afterwards the owner is unknown.
  useLayoutEffect(() => {
    if (key !== null) latest.current = { key, unsaved };
  });
  useEffect(() => {
    const { current } = latest;
    if (current.key !== null) drafts.delete(current.key);
  }, [drafts]);
  useLayoutEffect(
    () => () => {
      const { current } = latest;
      const ended = auth.session.getData() === null;
      if (current.key !== null && current.unsaved !== null && (always || ended))
        drafts.set(current.key, current.unsaved);
    },
    [drafts, auth, always],
  );
  return kept;
}
