import type { PasskeyRow } from '@gatehouse/core/accounts/contract';
import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BlockedButton } from '../../../ui/blocked-button.tsx';
import { NoPasskeys } from '../../auth/passkeys/no-passkeys.tsx';
import { passkeysHere } from '../../auth/passkeys/passkeys-here.ts';
import classes from '../security.module.css';
import { FactorDetails } from './factor-details.tsx';
import { FactorKind } from './factor-kind.tsx';
import type { Removal } from './removal-dialog.tsx';

interface Props {
  readonly passkeys: readonly PasskeyRow[];
  /** Why the last factor cannot be removed; null where it can. */
  readonly kept: string | null;
  readonly onAdd: () => void;
  readonly onRemove: (removal: Removal) => void;
}

export function PasskeysKind({ passkeys, kept, onAdd, onRemove }: Props) {
  const { t } = useTranslation('security');
  const here = passkeysHere();
  return (
    <FactorKind
      icon={IconFingerprint}
      title={t('factors.passkeys')}
      what={
        <>
          {t('factors.passkeysWhat')} <NoPasskeys here={here} />
        </>
      }
      actions={
        here.possible && (
          <Button size="compact-sm" variant={passkeys.length === 0 ? 'filled' : 'default'} onClick={onAdd}>
            {t('factors.addPasskey')}
          </Button>
        )
      }
    >
      {passkeys.length > 0 && (
        <ul className={classes.rows} aria-label={t('factors.passkeys')}>
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className={classes.row}>
              <FactorDetails name={name} addedAt={createdAt} lastUsedAt={lastUsedAt} kept={kept} />
              <BlockedButton
                size="compact-sm"
                variant="default"
                blocked={kept}
                aria-label={t('factors.removePasskey', { name })}
                onClick={() => onRemove({ kind: 'passkey', id, name })}
              >
                {t('factors.remove')}
              </BlockedButton>
            </li>
          ))}
        </ul>
      )}
    </FactorKind>
  );
}
