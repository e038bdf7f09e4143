import { Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './state-page.module.css';

interface Props {
  readonly drawing: ReactNode;
  readonly title: string;
  /** What the state means, what still works, whom to ask. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A page that shows nothing but a state: not found, pending, archived, nothing to do. */
export function StatePage({ drawing, title, children, action }: Props) {
  const { t } = useTranslation();
  useDocumentTitle(`${title} · ${t('productName')}`);
  return (
    <div className={classes.page}>
      {drawing}
      <Title order={1} tabIndex={-1}>
        {title}
      </Title>
      <div className={classes.words}>{children}</div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
