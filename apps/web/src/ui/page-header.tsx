import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page-header.module.css';

interface Props {
  readonly title: string;
  /** The open view of the page. The window's title begins with it. */
  readonly view?: string;
  /** What the page is for, in one sentence. */
  readonly sentence?: ReactNode;
  /** The page's primary action, at the end of the line. */
  readonly action?: ReactNode;
}

/** The page's heading. It also sets the document's title, and gets the focus after a navigation. */
export function PageHeader({ title, view, sentence, action }: Props) {
  const { t } = useTranslation();
  useDocumentTitle([view, title, t('productName')].filter(Boolean).join(' · '));
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <Title order={1} tabIndex={-1}>
          {title}
        </Title>
        {sentence && <Text className={classes.sentence}>{sentence}</Text>}
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </header>
  );
}
