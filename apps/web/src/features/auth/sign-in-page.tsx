import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BareFrame } from '../../shell/bare-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SignInForm } from './sign-in-form.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation('auth');
  const { next, reason } = route.useSearch();
  const { state } = useLocation();
  const why = reason ?? (next ? 'required' : null);
  return (
    <BareFrame>
      <PageHeader title={t('signIn.title')} />
      {why && (
        <Notice tone={why === 'ended' ? 'warning' : 'accent'} role="status">
          {t(`signIn.why.${why}`)}
        </Notice>
      )}
      <SignInForm email={state.email ?? ''} />
    </BareFrame>
  );
}
