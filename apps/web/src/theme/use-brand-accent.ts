import { useComputedColorScheme } from '@mantine/core';
import { useLayoutEffect } from 'react';
import { brandAccent } from './brand-accent.ts';

/** Wears a partner's colour while the page that shows it is open. On the root: Mantine's variables are worked out there. */
export function useBrandAccent(color: string | undefined): void {
  const scheme = useComputedColorScheme('light');
  useLayoutEffect(() => {
    const tokens = Object.entries((color && brandAccent(color, scheme)) || {});
    const { style } = document.documentElement;
    for (const [name, value] of tokens) style.setProperty(name, value);
    return () => {
      for (const [name] of tokens) style.removeProperty(name);
    };
  }, [color, scheme]);
}
