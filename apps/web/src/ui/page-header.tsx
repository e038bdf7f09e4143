import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page-header.module.css';

interface Props {
  readonly title: string;
  /** What the page is for, in one sentence. */
  readonly sentence?: ReactNode;
  /** The page's primary action; stands at the end of the line. */
  readonly action?: ReactNode;
}

/** The page's heading: names the document too, and takes focus when the router has come here. */
export function PageHeader({ title, sentence, action }: Props) {
  const { t } = useTranslation();
  useDocumentTitle(`${title} · ${t('productName')}`);
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
