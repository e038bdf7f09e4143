import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { trpc } from '../../../trpc.ts';
import { useSession } from '../use-session.ts';
import { draftKey, type KeptForm } from './kept-form.ts';

interface Options {
  /** What it is about, where there are several of one form. */
  readonly subject?: string;
  /** Kept whenever the form goes without having been asked to, not only when the session has ended. */
  readonly always?: boolean;
}

/** What was left in a form by the same person in the same place, for its first state; null for nothing. */
export function useLeftDraft<T>({ drafts }: KeptForm<T>, subject = ''): T | null {
  const session = useSession();
  const key = session && draftKey(session, subject);
  const [left] = useState(() => (key === null ? null : (drafts.get(key) ?? null)));
  return left;
}

/**
 * What was typed does not die with the session: when it ends while the form is open, `unsaved` is kept, and the same person who comes back
 * to the form in this tab finds it filled in. Null: there is nothing to keep. Answers what was kept, once.
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

  // The last moment with a session: when it has ended there is no owner any more.
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
