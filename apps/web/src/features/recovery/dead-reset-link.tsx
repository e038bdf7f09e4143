import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button-link.tsx';
import { LetterDrawing } from '../../ui/drawings.tsx';
import { StatePage } from '../../ui/state-page.tsx';

interface Props {
  /** One wording for used, replaced and unknown links; only a genuine one is told to be old. */
  readonly reason: 'link_invalid' | 'link_expired';
}

export function DeadResetLink({ reason }: Props) {
  const { t } = useTranslation('recovery');
  useEffect(() => document.querySelector('h1')?.focus(), []);
  return (
    <StatePage
      drawing={<LetterDrawing />}
      title={t(`${reason}.title`)}
      action={
        <>
          <ButtonLink to="/forgot-password">{t('askAgain')}</ButtonLink>
          <ButtonLink to="/sign-in" variant="default">
            {t('toSignIn')}
          </ButtonLink>
        </>
      }
    >
      <p>{t(`${reason}.sentence`)}</p>
    </StatePage>
  );
}
