import { UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconDeviceMobile, IconFingerprint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NoPasskeys } from '../../auth/passkeys/no-passkeys.tsx';
import type { PasskeysHere } from '../../auth/passkeys/passkeys-here.ts';
import classes from './enrolment.module.css';

export type Factor = 'passkey' | 'app';

interface Props {
  readonly here: PasskeysHere;
  readonly onChoose: (factor: Factor) => void;
}

const icons = { passkey: IconFingerprint, app: IconDeviceMobile };

export function EnrolmentChoice({ here, onChoose }: Props) {
  const { t } = useTranslation('security');
  const factors: readonly Factor[] = here.possible ? ['passkey', 'app'] : ['app'];
  return (
    <>
      <h2 className={classes.title}>{t('enrol.choose')}</h2>
      <ul className={classes.list}>
        {factors.map((factor) => {
          const Icon = icons[factor];
          return (
            <li key={factor}>
              <UnstyledButton className={classes.choice} onClick={() => onChoose(factor)}>
                <Icon size={24} stroke={1.5} aria-hidden className={classes.icon} />
                <span className={classes.words}>
                  <strong>
                    {t(`enrol.${factor}`)}
                    {factor === 'passkey' && <em>{t('enrol.recommended')}</em>}
                  </strong>
                  <span>{t(`enrol.${factor}What`)}</span>
                </span>
                <IconChevronRight size={18} aria-hidden className={classes.arrow} />
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      {!here.possible && (
        <p className={classes.elsewhere}>
          <NoPasskeys here={here} />
        </p>
      )}
    </>
  );
}
