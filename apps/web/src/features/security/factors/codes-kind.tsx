import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.tsx';
import classes from '../security.module.css';
import { FactorKind } from './factor-kind.tsx';

interface Props {
  /** Whether there is a factor they could stand in for. */
  readonly on: boolean;
  readonly left: number;
  readonly onRenew: () => void;
}

const few = 3;

export function CodesKind({ on, left, onRenew }: Props) {
  const { t } = useTranslation('security');
  const count = left === 0 ? t('factors.codesNone') : t('factors.codesLeft', { count: left });
  return (
    <FactorKind
      icon={IconLifebuoy}
      title={t('factors.codes')}
      what={
        <>
          {t('factors.codesWhat')} {on ? left > few && count : t('factors.codesLater')}
        </>
      }
      actions={
        on && (
          <Button size="compact-sm" variant="default" onClick={onRenew}>
            {t('factors.newCodes')}
          </Button>
        )
      }
    >
      {on && left <= few && (
        <div className={classes.note}>
          <Notice tone="warning" icon={IconAlertTriangle}>
            {count} {t('factors.codesFew')}
          </Notice>
        </div>
      )}
    </FactorKind>
  );
}
