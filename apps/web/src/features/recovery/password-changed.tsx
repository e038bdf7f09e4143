import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button-link.tsx';
import { OpenGateDrawing } from '../../ui/drawings.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { rememberedWayBack } from '../auth/way-back.ts';

/** Nobody is signed in by a link (SECURITY R08): a second factor is asked for as always. What was wanted before it goes on from there. */
export function PasswordChanged({ email }: { email: string }) {
  const { t } = useTranslation('recovery');
  useEffect(() => document.querySelector('h1')?.focus(), []);
  return (
    <StatePage
      drawing={<OpenGateDrawing />}
      title={t('changed.title')}
      action={
        <ButtonLink to="/sign-in" search={rememberedWayBack()} state={{ email }}>
          {t('changed.signIn')}
        </ButtonLink>
      }
    >
      <p role="status">{t('changed.sentence')}</p>
    </StatePage>
  );
}
