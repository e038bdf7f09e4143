import type { PreviewOutput } from '@gatehouse/core/invitations/contract';
import { useTranslation } from 'react-i18next';
import { byField } from '../../errors/field-errors.ts';
import { toProblem } from '../../errors/problem.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { Notice } from '../../ui/notice.tsx';
import { ClosedNotice } from './closed-notice.tsx';
import { SignInToAccept } from './or-sign-in.tsx';

interface Props {
  readonly error: unknown;
  readonly preview: PreviewOutput;
}

/** Why accepting failed, above the button that was pressed. What belongs to a field is shown at the field. */
export function AcceptProblem({ error, preview }: Props) {
  const { t } = useTranslation(['accept', 'common']);
  const message = useErrorMessage();
  if (!error) return null;
  const problem = toProblem(error);
  const { inviter, role } = preview;
  const organisation = preview.organisation.name;
  const { own, others } = byField(problem.fields, ['displayName', 'password']);
  if (problem.reason === 'invalid_input' && others.length === 0 && Object.keys(own).length > 0) return null;
  if (problem.reason === 'already_exists') {
    return (
      <Notice tone="accent" role="alert">
        {t('alreadyMember', { organisation })}
      </Notice>
    );
  }
  if (problem.reason === 'unauthenticated') {
    return (
      <Notice tone="accent" role="alert">
        {t('known.sentence', { email: preview.email })} <SignInToAccept email={preview.email} />
      </Notice>
    );
  }
  if (problem.reason === 'organisation_suspended' || problem.reason === 'organisation_archived') {
    return (
      <ClosedNotice role="alert" preview={preview} forGood={problem.reason === 'organisation_archived'} />
    );
  }
  if (problem.reason === 'role_not_on_offer') {
    return (
      <Notice tone="warning" role="alert" title={t('roleGone.title')}>
        {t('roleGone.sentence', { organisation, inviter, role: t(`common:role.${role}`) })}
      </Notice>
    );
  }
  return (
    <Notice tone="danger" role="alert">
      {message(error)}
    </Notice>
  );
}
