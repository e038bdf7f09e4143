import { useComputedColorScheme } from '@mantine/core';
import { useLayoutEffect } from 'react';
import { brandAccent } from './brand-accent.ts';

/** Applies a partner's colour while its page is open. Set on the root, where Mantine's variables are computed. */
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
