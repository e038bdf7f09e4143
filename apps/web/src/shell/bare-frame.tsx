import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../ui/brand-mark.tsx';
import classes from './bare-frame.module.css';
import { LanguagePicker } from './language-picker.tsx';
import { SkipLink } from './skip-link.tsx';

interface Props {
  readonly children: ReactNode;
  /** For what is not a form: lists, messages. */
  readonly wide?: boolean;
}

/** The frame for whoever is not inside yet: brand above, one column, the language below. */
export function BareFrame({ children, wide = false }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.frame}>
      <SkipLink />
      <header className={classes.brand}>
        <BrandMark size={28} />
        <Text span size="md" fw={600}>
          {t('productName')}
        </Text>
      </header>
      <main id="main" tabIndex={-1} className={classes.main} data-wide={wide || undefined}>
        {children}
      </main>
      <footer className={classes.foot}>
        <LanguagePicker />
      </footer>
    </div>
  );
}
