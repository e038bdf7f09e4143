import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BareFrame } from '../../../shell/bare-frame.tsx';
import { trpc } from '../../../trpc.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { passkeysHere } from '../../auth/passkeys/passkeys-here.ts';
import { safeNext } from '../../auth/safe-next.ts';
import { useSession } from '../../auth/use-session.ts';
import { EnrolmentChoice, type Factor } from './enrolment-choice.tsx';
import { EnrolmentFlow } from './enrolment-flow.tsx';
import { WaysOut } from './ways-out.tsx';

const route = getRouteApi('/enrol');

/**
 * Replaces the app while the organisation demands a second factor and the person has none. The session knows of the new one immediately;
 * the page stays until the recovery codes are saved, and then continues.
 */
export function EnrolmentPage() {
  const { t } = useTranslation('security');
  const session = useSession();
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const { next } = route.useSearch();
  const [factor, setFactor] = useState<Factor | null>(null);
  const [busy, setBusy] = useState(false);
  const [startedAs] = useState(session?.membership?.id);
  const demanded = session?.mfaEnrolmentRequired === true;
  const elsewhere = session?.membership?.id !== startedAs;

  // Enrolled here or in another tab, no longer demanded, or another organisation chosen: this page has no purpose any more.
  useEffect(() => {
    if (session === null || busy) return;
    if (elsewhere) void navigate({ to: '/', replace: true });
    else if (!demanded) void navigate({ href: safeNext(next), replace: true });
  }, [session, busy, elsewhere, demanded, navigate, next]);

  if (!session?.organisation) return null;
  return (
    <BareFrame wide>
      <PageHeader
        title={t('enrol.title', { organisation: session.organisation.name })}
        sentence={t('enrol.sentence')}
      />
      {factor === null ? (
        <EnrolmentChoice here={passkeysHere()} onChoose={setFactor} />
      ) : (
        <EnrolmentFlow
          factor={factor}
          onBusy={setBusy}
          onBack={() => setFactor(null)}
          onDone={() => {
            setBusy(false);
            void utils.auth.session.invalidate();
          }}
        />
      )}
      {!busy && <WaysOut session={session} />}
    </BareFrame>
  );
}
