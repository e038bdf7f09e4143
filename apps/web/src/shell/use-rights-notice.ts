import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isNewScope } from '../features/auth/place-after.ts';
import type { SignedIn } from '../features/auth/use-session.ts';
import { useToast } from '../ui/use-toast.tsx';

/** What a person may do in one place, as far as others can change it. */
const rightsOf = ({ membership, permissions, can }: SignedIn) =>
  JSON.stringify([membership?.role, permissions, can]);

/**
 * Says so when somebody else changed what one may do here while the page was open: buttons come and go, and a page may be gone.
 * Switching to another membership is no such change.
 */
export function useRightsNotice(session: SignedIn | null): void {
  const { t } = useTranslation('shell');
  const toast = useToast();
  const known = useRef<SignedIn | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = session;
    if (!before || !session || isNewScope(before, session)) return;
    // Enrolling a factor opens what was closed for want of one: the reader's own doing.
    if (before.mfaEnrolmentRequired !== session.mfaEnrolmentRequired) return;
    if (rightsOf(before) !== rightsOf(session)) toast.note(t('rightsChanged'));
  }, [session, t, toast]);
}
