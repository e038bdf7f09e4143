import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../errors/field-errors.ts';
import { toProblem } from '../../errors/problem.ts';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Notice } from '../../ui/notice.tsx';

interface Props {
  readonly error: unknown;
  readonly organisation: string;
}

/** Why accepting did not work, above the button that was pressed. What belongs to a field stands at the field. */
export function AcceptProblem({ error, organisation }: Props) {
  const { t } = useTranslation('accept');
  const message = useErrorMessage();
  if (!error) return null;
  const problem = toProblem(error);
  const { own, others } = fieldErrors(problem, ['displayName', 'password']);
  if (problem.reason === 'invalid_input' && others.length === 0 && Object.keys(own).length > 0) return null;
  if (problem.reason === 'already_exists') {
    return (
      <Notice tone="accent" role="alert">
        <p>{t('alreadyMember', { organisation })}</p>
        <ButtonLink to="/" variant="default" size="compact-sm">
          {t('toStart')}
        </ButtonLink>
      </Notice>
    );
  }
  return (
    <Notice tone="danger" role="alert">
      {problem.reason === 'email_unproven' ? t('unproven') : message(error)}
    </Notice>
  );
}
