import { hour, lifetimes } from '@gatehouse/policy';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EnvelopeDrawing } from '../../ui/drawings.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import type { WayBack } from '../auth/way-back.ts';
import classes from './recovery.module.css';

interface Props {
  readonly email: string;
  readonly wayBack: WayBack;
  readonly onAgain: () => void;
}

/** The same for every address. The advice for a missing mail also helps readers without an account. */
export function ResetMailSent({ email, wayBack, onAgain }: Props) {
  const { t } = useTranslation('recovery');
  // The form was a page with the same address, so the router does not move the focus.
  useEffect(() => document.querySelector('h1')?.focus(), []);
  return (
    <StatePage
      drawing={<EnvelopeDrawing />}
      title={t('sent.title')}
      action={
        <>
          <ButtonLink to="/sign-in" search={wayBack} state={{ email }}>
            {t('toSignIn')}
          </ButtonLink>
          <Button variant="default" onClick={onAgain}>
            {t('sent.again')}
          </Button>
        </>
      }
    >
      <p role="status">{t('sent.sentence', { email, count: lifetimes.passwordReset / hour })}</p>
      <div className={classes.help}>
        <h2>{t('sent.none')}</h2>
        <ul>
          <li>{t('sent.wait')}</li>
          <li>{t('sent.address')}</li>
          <li>{t('sent.often')}</li>
          <li>{t('sent.ask')}</li>
        </ul>
      </div>
    </StatePage>
  );
}
