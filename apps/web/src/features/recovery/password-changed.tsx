import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button-link.tsx';
import { OpenGateDrawing } from '../../ui/drawings.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { rememberedWayBack } from '../auth/way-back.ts';

/** A link signs nobody in (SECURITY R08): a second factor is asked for as usual. Sign-in then leads to the requested page. */
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
