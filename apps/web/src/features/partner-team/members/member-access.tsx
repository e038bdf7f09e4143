import type { MemberRow } from '@gatehouse/core/partner-team/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.tsx';
import { usePermission } from '../../auth/use-permission.ts';
import { AssignClient } from './assign-client.tsx';
import { MemberClients } from './member-clients.tsx';
import classes from './member-overview.module.css';
import { useMemberAssignments } from './use-member-assignments.ts';

/** Which clients a member reaches: an administrator all, others the assigned ones. */
export function MemberAccess({ member }: { member: MemberRow }) {
  const { t } = useTranslation('partner-team');
  const [refused, setRefused] = useState<string | null>(null);
  const assigns = usePermission('clients.assign');
  const acts = useMemberAssignments(member, setRefused);
  const changes = assigns.state === 'allowed' && member.status === 'active';
  return (
    <>
      <p className={classes.sentence}>
        {member.role === 'partner_admin'
          ? t(member.self ? 'access.adminOwn' : 'access.admin')
          : t(member.self ? 'access.userOwn' : 'access.user')}
        {member.status === 'deactivated' && ` ${t('access.deactivated')}`}
      </p>
      {refused !== null && (
        <Notice tone="danger" role="alert">
          {refused}
        </Notice>
      )}
      <MemberClients member={member} onUnassign={assigns.state === 'allowed' ? acts.unassign : null} />
      {changes && <AssignClient member={member} onAssign={acts.assign} />}
    </>
  );
}
