import type { OwnSettingsOutput } from '@gatehouse/core/partner-team/contract';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../../../errors/problem-panel.tsx';
import { Notice } from '../../../ui/notice.tsx';
import classes from './settings-form.module.css';

interface Props {
  readonly asked: {
    readonly data: OwnSettingsOutput['effects'] | undefined;
    readonly error: unknown;
    readonly retrying: boolean;
    readonly onRetry: () => void;
  };
}

/** What saving would do now, as counted by the server. */
export function SettingsEffects({ asked }: Props) {
  const { t } = useTranslation('partner-team');
  const { data, error, retrying, onRetry } = asked;
  if (error)
    return (
      <div className={classes.notice}>
        <ProblemPanel
          title={t('settings.effects.failed')}
          error={error}
          onRetry={onRetry}
          retrying={retrying}
        />
      </div>
    );
  const { mustEnrol = 0, sessionsEnd = 0, ownSessionEnds = false } = data ?? {};
  const nothing = mustEnrol === 0 && sessionsEnd === 0;
  return (
    <div className={classes.notice} role="status">
      <Notice tone={nothing ? 'accent' : 'warning'}>
        {!data && t('settings.effects.counting')}
        {data && nothing && t('settings.effects.none')}
        {mustEnrol > 0 && (
          <span className={classes.line}>{t('settings.effects.mfa', { count: mustEnrol })}</span>
        )}
        {sessionsEnd > 0 && (
          <span className={classes.line}>{t('settings.effects.sessions', { count: sessionsEnd })}</span>
        )}
        {ownSessionEnds && <span className={classes.line}>{t('settings.effects.own')}</span>}
      </Notice>
    </div>
  );
}
