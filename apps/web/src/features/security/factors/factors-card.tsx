import type { MfaOutput, PasskeyRow } from '@gatehouse/core/accounts/contract';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useLast } from '../../../ui/use-last.ts';
import { Card } from '../card.tsx';
import { AppDialog, PasskeyDialog } from '../enrol/enrol-dialogs.tsx';
import classes from '../security.module.css';
import { AppKind } from './app-kind.tsx';
import { CodesKind } from './codes-kind.tsx';
import { NewCodesDialog } from './new-codes-dialog.tsx';
import { PasskeysKind } from './passkeys-kind.tsx';
import { RemovalDialog, type Removal } from './removal-dialog.tsx';

interface Props {
  readonly mfa: MfaOutput;
  readonly passkeys: readonly PasskeyRow[];
}

type Asked = 'app' | 'passkey' | 'codes' | Removal;

/** The second factors beside the password: state, factors of each kind, codes for when they are lost. */
export function FactorsCard({ mfa, passkeys }: Props) {
  const { t } = useTranslation('security');
  const [asked, setAsked] = useState<Asked | null>(null);
  // A dialog starts afresh each time: earlier input is gone.
  const [attempt, setAttempt] = useState(0);
  const shown = useLast(asked);
  const count = passkeys.length + (mfa.totp ? 1 : 0);
  const on = count > 0;
  const kept = mfa.required && count === 1 ? t('factors.only') : null;
  const ask = (what: Asked) => {
    setAttempt((before) => before + 1);
    setAsked(what);
  };
  const dialog = { opened: asked !== null, onClose: () => setAsked(null) };

  return (
    <Card
      id="two-step"
      title={t('factors.title')}
      state={
        on ? (
          <StatusBadge tone="success" icon={IconShieldCheck} label={t('factors.on')} />
        ) : (
          <StatusBadge tone="neutral" icon={IconShieldOff} label={t('factors.off')} />
        )
      }
    >
      <p className={classes.what}>
        {t('factors.what')} {mfa.required && t('factors.required')}
      </p>
      <PasskeysKind passkeys={passkeys} kept={kept} onAdd={() => ask('passkey')} onRemove={ask} />
      <AppKind mfa={mfa} kept={kept} onSetUp={() => ask('app')} onRemove={ask} />
      <CodesKind on={on} left={mfa.recoveryCodesLeft} onRenew={() => ask('codes')} />

      {shown === 'app' && <AppDialog key={attempt} {...dialog} replaces={mfa.totp} first={!on} />}
      {shown === 'passkey' && <PasskeyDialog key={attempt} {...dialog} />}
      {shown === 'codes' && <NewCodesDialog key={attempt} {...dialog} />}
      {shown !== null && typeof shown === 'object' && (
        <RemovalDialog key={attempt} {...dialog} removal={shown} last={count === 1} />
      )}
    </Card>
  );
}
