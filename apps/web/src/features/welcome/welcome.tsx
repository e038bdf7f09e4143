import type { Role } from '@gatehouse/policy';
import { CloseButton } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../trpc.ts';
import { Notice } from '../../ui/notice.tsx';
import { nextSteps, type NextStep } from './next-steps.ts';
import { StepLink } from './step-link.tsx';
import classes from './welcome.module.css';
import { forgetWelcome } from './welcome-note.ts';

interface Props {
  readonly organisation: string;
  readonly role: Role;
  readonly can: readonly string[];
}

/** The newcomer's organisation and role, and what there is to do. It stays until it is closed. */
export function Welcome({ organisation, role, can }: Props) {
  const { t } = useTranslation(['welcome', 'common']);
  const [shown, setShown] = useState(true);
  const { data: mfa } = trpc.account.mfa.useQuery();
  if (!shown) return null;
  const steps: readonly NextStep[] = [
    ...nextSteps(role, can),
    ...(mfa && !mfa.totp && mfa.passkeys === 0 ? (['security'] as const) : []),
  ];
  const putAway = () => {
    forgetWelcome();
    setShown(false);
    document.querySelector('h1')?.focus();
  };
  return (
    <section className={classes.welcome} aria-label={t('title', { organisation })}>
      <Notice tone="accent" icon={IconDoorEnter} title={t('title', { organisation })}>
        {t('role', { role: t(`common:role.${role}`) })} {role === 'partner_user' && t('clientsToCome')}
        {steps.length > 0 && (
          <ul className={classes.steps} aria-label={t('next')}>
            {steps.map((step) => (
              <li key={step}>
                <StepLink step={step} />
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <CloseButton className={classes.close ?? ''} aria-label={t('dismiss')} onClick={putAway} />
    </section>
  );
}
