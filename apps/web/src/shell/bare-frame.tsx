import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrandAccent } from '../theme/use-brand-accent.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import classes from './bare-frame.module.css';
import { LanguagePicker } from './language-picker.tsx';
import { SkipLink } from './skip-link.tsx';

interface Props {
  readonly children: ReactNode;
  /** For content that is not a form: lists, messages. */
  readonly wide?: boolean;
  /** A partner's name and colour instead of Gatehouse's own. */
  readonly branding?: { readonly productName: string; readonly primaryColor: string };
}

/** The frame for readers who are not signed in: brand above, one column, the language below. */
export function BareFrame({ children, wide = false, branding }: Props) {
  const { t } = useTranslation();
  useBrandAccent(branding?.primaryColor);
  return (
    <div className={classes.frame} data-wide={wide || undefined}>
      <SkipLink />
      <header className={classes.brand}>
        <BrandMark size={28} />
        <Text span size="md" fw={600}>
          {branding?.productName ?? t('productName')}
        </Text>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <footer className={classes.foot}>
        <LanguagePicker />
      </footer>
    </div>
  );
}
