import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InitialsDisc } from './initials-disc.tsx';
import classes from './person.module.css';

interface Props {
  readonly name: string;
  readonly email: string;
  /** The name, as the control that opens the row. */
  readonly children: ReactNode;
  /** For one's own row: why there is nothing to do here. */
  readonly self?: string | null;
}

/** Initials, name over address; each cut off at its end, never broken. */
export function Person({ name, email, children, self = null }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.person}>
      <InitialsDisc name={name || email} />
      <div className={classes.words}>
        <div className={classes.first}>
          <div className={classes.name}>
            <bdi>{children}</bdi>
          </div>
          {self !== null && (
            <Tooltip label={self}>
              <button type="button" className={classes.you} aria-description={self}>
                {t('you')}
              </button>
            </Tooltip>
          )}
        </div>
        <div className={classes.email} title={email}>
          <bdi>{email}</bdi>
        </div>
      </div>
    </div>
  );
}
