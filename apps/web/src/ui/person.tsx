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
  /** In the reader's own row: why nothing can be done here. */
  readonly self?: string | null;
}

/** Initials, and the name above the address. Both are truncated, never wrapped. */
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
