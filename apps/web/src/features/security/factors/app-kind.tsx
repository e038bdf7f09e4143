import type { MfaOutput } from '@gatehouse/core/accounts/contract';
import { Button } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import classes from '../security.module.css';
import { FactorDetails } from './factor-details.tsx';
import { FactorKind } from './factor-kind.tsx';
import type { Removal } from './removal-dialog.tsx';

interface Props {
  readonly mfa: MfaOutput;
  /** Why the last factor cannot be removed; null where it can. */
  readonly kept: string | null;
  readonly onSetUp: () => void;
  readonly onRemove: (removal: Removal) => void;
}

export function AppKind({ mfa: { totp, totpConfirmedAt, totpLastUsedAt }, kept, onSetUp, onRemove }: Props) {
  const { t } = useTranslation('security');
  return (
    <FactorKind
      icon={IconDeviceMobile}
      title={t('factors.app')}
      what={t('factors.appWhat')}
      actions={
        <Button size="compact-sm" variant="default" onClick={onSetUp}>
          {totp ? t('factors.replaceApp') : t('factors.addApp')}
        </Button>
      }
    >
      {totp && totpConfirmedAt !== null && (
        <ul className={classes.rows} aria-label={t('factors.app')}>
          <li className={classes.row}>
            <FactorDetails addedAt={totpConfirmedAt} lastUsedAt={totpLastUsedAt} kept={kept} />
            <BlockedButton
              size="compact-sm"
              variant="default"
              blocked={kept}
              aria-label={t('factors.removeApp')}
              onClick={() => onRemove({ kind: 'app' })}
            >
              {t('factors.remove')}
            </BlockedButton>
          </li>
        </ul>
      )}
    </FactorKind>
  );
}
