import { colord, extend } from 'colord';
import a11y from 'colord/plugins/a11y';
import { expect, test } from 'vitest';

import { buttonGround, dark, light } from './colours.ts';

extend([a11y]);

test.each([
  ['light', light],
  ['dark', dark],
])('every text of the %s scheme is readable on its background', (_name, scheme) => {
  for (const text of [scheme.ink, scheme.secondary, scheme.hint, scheme.accent]) {
    expect(colord(text).contrast(scheme.paper)).toBeGreaterThanOrEqual(4.5);
  }
});

test('a readable colour stays as the partner chose it', () => {
  expect(buttonGround('#1D4E89')).toBe('#1d4e89');
});

test('an unreadable colour is darkened in its own hue', () => {
  const ground = colord(buttonGround('#f2a900'));
  expect(ground.contrast('#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(Math.abs(ground.hue() - colord('#f2a900').hue())).toBeLessThanOrEqual(2);
});
