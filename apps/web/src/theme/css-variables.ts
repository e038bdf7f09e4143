import type { CSSVariablesResolver } from '@mantine/core';

const tones = ['accent', 'danger', 'warning', 'success'] as const;

/** Every colour Mantine uses comes from a token, so that one changed token (a partner's accent) changes all of them. */
function toneVariables(tone: (typeof tones)[number]): Record<string, string> {
  const fill = `var(--gh-${tone}-fill)`;
  return {
    [`--mantine-color-${tone}-text`]: `var(--gh-${tone})`,
    [`--mantine-color-${tone}-filled`]: fill,
    [`--mantine-color-${tone}-filled-hover`]: `color-mix(in srgb, ${fill}, black 14%)`,
    [`--mantine-color-${tone}-light`]: `var(--gh-${tone}-soft)`,
    [`--mantine-color-${tone}-light-hover`]: `color-mix(in srgb, var(--gh-${tone}-soft), var(--gh-${tone}) 10%)`,
    [`--mantine-color-${tone}-light-color`]: `var(--gh-${tone})`,
    [`--mantine-color-${tone}-outline`]: `var(--gh-${tone})`,
    [`--mantine-color-${tone}-outline-hover`]: `var(--gh-${tone}-soft)`,
  };
}

const scheme: Record<string, string> = {
  '--mantine-primary-color-contrast': 'var(--gh-on-fill)',
  '--mantine-color-text': 'var(--gh-ink)',
  '--mantine-color-bright': 'var(--gh-ink)',
  '--mantine-color-body': 'var(--gh-surface)',
  '--mantine-color-error': 'var(--gh-danger)',
  '--mantine-color-success': 'var(--gh-success)',
  '--mantine-color-placeholder': 'var(--gh-ink-3)',
  '--mantine-color-anchor': 'var(--gh-accent)',
  '--mantine-color-dimmed': 'var(--gh-ink-3)',
  '--mantine-color-default': 'var(--gh-surface)',
  '--mantine-color-default-hover': 'var(--gh-hover)',
  '--mantine-color-default-color': 'var(--gh-ink)',
  '--mantine-color-default-border': 'var(--gh-line-strong)',
  '--mantine-color-disabled': 'var(--gh-neutral-soft)',
  '--mantine-color-disabled-color': 'var(--gh-ink-3)',
  '--mantine-color-disabled-border': 'var(--gh-line)',
  '--mantine-color-gray-light': 'var(--gh-neutral-soft)',
  '--mantine-color-gray-light-hover': 'var(--gh-hover)',
  '--mantine-color-gray-light-color': 'var(--gh-ink-2)',
  '--mantine-color-gray-text': 'var(--gh-ink-2)',
  '--mantine-color-gray-outline': 'var(--gh-line-strong)',
  ...Object.assign({}, ...tones.map(toneVariables)),
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: scheme, dark: scheme });
