import { DirectionProvider, MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cssVariables } from './css-variables.ts';
import { themeWith } from './theme.ts';

/** first/boot.js uses the same key. */
const colorScheme = localStorageColorSchemeManager({ key: 'gatehouse-color-scheme' });

export function ThemeProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const close = t('close');
  const theme = useMemo(() => themeWith({ close }), [close]);
  return (
    <DirectionProvider key={i18n.dir()} initialDirection={i18n.dir()} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorScheme}
        defaultColorScheme="auto"
      >
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}
