import type { InviteResult } from '@gatehouse/core/invitations/contract';
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconMailFast,
  IconUserCheck,
  IconUsersPlus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { InvitationCalls } from './invitation-calls.ts';
import classes from './invite-dialog.module.css';
import { invitationIds, type InviteReport } from './invite-report.ts';
import { ReportGroup } from './report-group.tsx';
import { ResendOne } from './resend-one.tsx';
import { TimedUndo } from './timed-undo.tsx';

interface Props {
  readonly report: InviteReport;
  readonly calls: InvitationCalls;
  readonly onRetry: (texts: readonly string[]) => void;
  readonly onDone: () => void;
}

const plain = ({ email }: InviteResult) => ({ address: email });

export function InviteReportView({ report, calls, onRetry, onDone }: Props) {
  const { t } = useTranslation('invite');
  const { invited, alreadyMember, alreadyInvited, invalid, leftOut } = report;
  return (
    <div className={classes.report}>
      <ReportGroup
        tone="success"
        icon={IconCircleCheck}
        title={t('report.invited', { count: invited.length })}
        entries={invited.map(plain)}
        foot={<TimedUndo ids={invitationIds(invited)} calls={calls} onUndone={onDone} />}
      />
      <ReportGroup
        tone="accent"
        icon={IconUsersPlus}
        title={t('report.leftOut', { count: leftOut.length })}
        why={t('report.leftOutWhy')}
        entries={leftOut.map((address) => ({ address }))}
        foot={
          <div className={classes.foot}>
            <Button variant="default" size="compact-sm" onClick={() => onRetry([...leftOut, ...invalid])}>
              {t('report.inviteRest')}
            </Button>
            <CopyButton
              value={leftOut.join('\n')}
              label={t('invite.copyLeftOut', { count: leftOut.length })}
            />
          </div>
        }
      />
      <ReportGroup
        tone="danger"
        icon={IconAlertTriangle}
        title={t('report.invalid', { count: invalid.length })}
        why={t('report.invalidWhy')}
        entries={invalid.map((address) => ({ address }))}
        foot={
          <div className={classes.foot}>
            <Button variant="default" size="compact-sm" onClick={() => onRetry([...invalid, ...leftOut])}>
              {t('report.tryAgain')}
            </Button>
            <CopyButton
              value={invalid.join('\n')}
              label={t('report.copyFailed', { count: invalid.length })}
            />
          </div>
        }
      />
      <ReportGroup
        tone="warning"
        icon={IconMailFast}
        title={t('report.already_invited', { count: alreadyInvited.length })}
        why={t('report.already_invitedWhy')}
        entries={alreadyInvited.map((result) => ({
          address: result.email,
          beside: <ResendOne invitation={result} calls={calls} />,
        }))}
      />
      <ReportGroup
        tone="neutral"
        icon={IconUserCheck}
        title={t('report.already_member', { count: alreadyMember.length })}
        why={t('report.already_memberWhy')}
        entries={alreadyMember.map(plain)}
      />
      <div className={classes.buttons}>
        {invited.length > 0 && (
          <Button
            variant="default"
            onClick={() => {
              onDone();
              calls.showPending();
            }}
          >
            {t('report.pending')}
          </Button>
        )}
        <Button onClick={onDone} data-autofocus>
          {t('report.done')}
        </Button>
      </div>
    </div>
  );
}
