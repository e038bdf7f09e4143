import { readFileSync } from 'node:fs';
import { luminance } from '@mantine/core';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The tokens of a scheme. Dark tokens override light ones. */
function tokens(scheme: 'light' | 'dark'): (name: string) => string {
  const [light = '', dark = ''] = css.split("[data-mantine-color-scheme='dark']");
  const read = (text: string) => [...text.matchAll(/--gh-([\w-]+):\s*(#[0-9a-f]{6});/g)];
  const all = new Map(
    [...read(light), ...(scheme === 'dark' ? read(dark) : [])].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  return (name) => all.get(name) ?? '';
}

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `color-mix(in srgb, one share, transparent)` on a background. */
function over(one: string, share: number, ground: string): string {
  const under = channels(ground);
  const mixed = channels(one).map((value, index) =>
    Math.round(value * share + (under[index] ?? 0) * (1 - share)),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const rows = ['surface', 'row-hover', 'row-open'] as const;
const badges = [
  ['neutral', 'ink-2', 'neutral-soft'],
  ['accent', 'accent', 'accent-soft'],
  ['success', 'success', 'success-soft'],
  ['warning', 'warning', 'warning-soft'],
  ['danger', 'danger', 'danger-soft'],
] as const;
const edge = Number(/--gh-edge: color-mix\(in srgb, currentcolor (\d+)%/.exec(css)?.[1] ?? 0) / 100;

describe.each(['light', 'dark'] as const)('rows and their content, %s', (scheme) => {
  const token = tokens(scheme);

  it.each(rows.flatMap((row) => badges.map(([name, text, ground]) => [row, name, text, ground] as const)))(
    '%s keeps the shape of a %s badge, and its words',
    (row, _name, text, ground) => {
      const line = over(token(text), edge, token(ground));
      expect(contrast(line, token(row))).toBeGreaterThan(1.3);
      expect(token(ground)).not.toBe(token(row));
      expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('are distinguishable and readable', () => {
    expect(new Set(rows.map(token)).size).toBe(rows.length);
    for (const row of rows)
      for (const ink of ['ink', 'ink-2', 'ink-3', 'accent'])
        expect(contrast(token(ink), token(row)), `${ink} on ${row}`).toBeGreaterThanOrEqual(4.5);
  });
});
