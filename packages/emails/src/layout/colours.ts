import { colord, extend } from 'colord';
import a11y from 'colord/plugins/a11y';

extend([a11y]);

/** DESIGN's tokens; mail programs know no CSS variables. */
export const light = {
  paper: '#FCFBF9',
  ink: '#1B1D1F',
  secondary: '#4A4D50',
  hint: '#63666A',
  line: '#E3DFD8',
  accent: '#1D4E89',
};

export const dark: typeof light = {
  paper: '#111315',
  ink: '#ECEAE6',
  secondary: '#BFC1C0',
  hint: '#9BA0A1',
  line: '#2E3336',
  accent: '#93BCF0',
};

const READABLE = 4.5;

/**
 * The background of a button with white text: the partner's colour, darkened until the text is readable.
 * @returns `#rrggbb` with a contrast of at least 4.5 to white
 */
export function buttonGround(primaryColor: string): string {
  let ground = colord(/^#[0-9a-f]{6}$/i.test(primaryColor) ? primaryColor : light.accent);
  while (ground.contrast('#ffffff') < READABLE) ground = ground.darken(0.02);
  return ground.toHex();
}
