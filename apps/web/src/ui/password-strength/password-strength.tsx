import { useTranslation } from 'react-i18next';
import classes from './password-strength.module.css';
import { strengths } from './strength.ts';
import { useStrength } from './use-strength.ts';

interface Props {
  readonly password: string;
  /** Address, name, organisation: what an attacker would try first for this person. */
  readonly context: readonly string[];
}

/** Shows how strong a new password is while it is typed: four bars, and the grade with advice as text. */
export function PasswordStrength({ password, context }: Props) {
  const { t } = useTranslation();
  const strength = useStrength(password, context);
  const filled = strength ? strengths.indexOf(strength.grade) + 1 : 0;
  return (
    <div
      className={classes.strength}
      data-grade={strength?.grade}
      data-known={strength !== null || undefined}
    >
      <div className={classes.bars} aria-hidden>
        {strengths.map((grade, index) => (
          <span key={grade} data-filled={index < filled || undefined} />
        ))}
      </div>
      <p className={classes.words} aria-live="polite">
        {strength && (
          <>
            {t(`strength.grade.${strength.grade}`)}{' '}
            {strength.grade === 'weak' && t(`strength.because.${strength.weakness ?? 'short'}`)}
            {strength.grade === 'fair' && t('strength.more')}
          </>
        )}
      </p>
    </div>
  );
}
