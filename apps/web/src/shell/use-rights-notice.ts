import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isNewScope } from '../features/auth/place-after.ts';
import type { SignedIn } from '../features/auth/use-session.ts';
import { useToast } from '../ui/use-toast.tsx';

/** What a person may do in one membership, as far as others can change it. */
const rightsOf = ({ membership, permissions, can }: SignedIn) =>
  JSON.stringify([membership?.role, permissions, can]);

/**
 * Shows a notice when another person changed what the reader may do here while the page was open: buttons come and go, and a page may be
 * gone. Switching to another membership is not such a change.
 */
export function useRightsNotice(session: SignedIn | null): void {
  const { t } = useTranslation('shell');
  const toast = useToast();
  const known = useRef<SignedIn | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = session;
    if (!before || !session || isNewScope(before, session)) return;
    // Enrolling a factor opens what was closed without one. The reader did this, so no notice is shown.
    if (before.mfaEnrolmentRequired !== session.mfaEnrolmentRequired) return;
    if (rightsOf(before) !== rightsOf(session)) toast.note(t('rightsChanged'));
  }, [session, t, toast]);
}
