import { getRouteApi, useLocation } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { part } from '../../errors/missing-part.ts';
import { BareFrame } from '../../shell/bare-frame.tsx';
import { PagePending } from '../../shell/page-pending.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PasskeySignIn } from './passkeys/passkey-sign-in.tsx';
import { useAwaitedFactor } from './second-factor/use-awaited-factor.ts';
import { SignInForm } from './sign-in-form.tsx';
import { wayBackTo } from './way-back.ts';

const SecondFactorStep = lazy(
  part(async () => ({ default: (await import('./second-factor/second-factor-step.tsx')).SecondFactorStep })),
);

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation(['auth', 'second-factor']);
  const { next, reason } = route.useSearch();
  const { state } = useLocation();
  const { offer, lapsed, leave, lapse } = useAwaitedFactor();
  if (offer) {
    return (
      <BareFrame>
        <Suspense fallback={<PagePending />}>
          <SecondFactorStep offer={offer} onBack={leave} onLapsed={lapse} />
        </Suspense>
      </BareFrame>
    );
  }
  const why = reason ?? (next ? 'required' : null);
  return (
    <BareFrame>
      <PageHeader title={t('signIn.title')} />
      {lapsed ? (
        <Notice tone="warning" role="status">
          {t('second-factor:lapsed')}
        </Notice>
      ) : (
        why && (
          <Notice tone={why === 'ended' ? 'warning' : 'accent'} role="status">
            {t(`signIn.why.${why}`)}
          </Notice>
        )
      )}
      <SignInForm email={state.email ?? ''} wayBack={wayBackTo(next)} />
      <PasskeySignIn />
    </BareFrame>
  );
}
