import { darken, lighten, luminance } from '@mantine/core';

/** Gatehouse's own accent: its tokens stay as designed. */
const own = '#1d4e89';
/** WCAG demands 4.5. Text also appears on tinted backgrounds (badges, the active section), where it has less contrast. */
const wanted = { fill: 4.6, text: 5.6 };
const step = 0.06;
const grounds = { light: '#ffffff', dark: '#212528' } as const;

export type Scheme = keyof typeof grounds;

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The nearest shade of `color` that is readable on `ground`, found by darkening or lightening it in small steps. */
function readable(color: string, ground: string, least: number, change: typeof darken): string {
  for (let amount = 0; amount < 1; amount += step) {
    const shade = change(color, amount);
    if (contrast(shade, ground) >= least) return shade;
  }
  return change(color, 1);
}

/** The accent tokens for a partner's colour, or for a derived shade where the colour is unreadable. Null keeps the designed tokens. */
export function brandAccent(color: string, scheme: Scheme): Record<string, string> | null {
  if (!/^#[0-9a-f]{6}$/i.test(color) || color.toLowerCase() === own) return null;
  const text = readable(color, grounds[scheme], wanted.text, scheme === 'light' ? darken : lighten);
  const fill = readable(color, '#ffffff', wanted.fill, darken);
  return {
    '--gh-accent': text,
    '--gh-accent-fill': fill,
    '--gh-accent-soft':
      scheme === 'light'
        ? `color-mix(in srgb, ${text} 9%, white)`
        : `color-mix(in srgb, ${fill} 30%, #111315)`,
  };
}
