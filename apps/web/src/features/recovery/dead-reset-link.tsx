import { hour, lifetimes } from '@gatehouse/policy';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EnvelopeDrawing } from '../../ui/drawings.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { rememberedWayBack } from '../auth/way-back.ts';

interface Props {
  /** One text for used, replaced and unknown links. Only a genuine one is said to have expired. */
  readonly reason: 'link_invalid' | 'link_expired';
}

export function DeadResetLink({ reason }: Props) {
  const { t } = useTranslation('recovery');
  const wayBack = rememberedWayBack();
  useEffect(() => document.querySelector('h1')?.focus(), []);
  return (
    <StatePage
      drawing={<EnvelopeDrawing />}
      title={t(`${reason}.title`)}
      action={
        <>
          <ButtonLink to="/forgot-password" search={wayBack}>
            {t('askAgain')}
          </ButtonLink>
          <ButtonLink to="/sign-in" search={wayBack} variant="default">
            {t('toSignIn')}
          </ButtonLink>
        </>
      }
    >
      <p>{t(`${reason}.sentence`, { count: lifetimes.passwordReset / hour })}</p>
    </StatePage>
  );
}
