import { luminance } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { brandAccent } from './brand-accent.ts';

const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

describe('a partner’s accent', () => {
  it.each(['#ffff00', '#e8590c', '#000000', '#ffffff', '#12b886', '#7f7f7f'])(
    '%s is readable in both schemes',
    (color) => {
      for (const [scheme, ground] of [
        ['light', '#ffffff'],
        ['dark', '#212528'],
      ] as const) {
        const tokens = brandAccent(color, scheme);
        expect(contrast(tokens?.['--gh-accent'] ?? '', ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrast('#ffffff', tokens?.['--gh-accent-fill'] ?? '')).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('leaves Gatehouse’s own colour as designed, and accepts only colours', () => {
    expect(brandAccent('#1D4E89', 'dark')).toBeNull();
    expect(brandAccent('red;} body{', 'light')).toBeNull();
  });
});
