import classes from './initials-disc.module.css';
import { initials } from './initials.ts';

interface Props {
  readonly name: string;
  /** Pixels; 32 in tables and menus. */
  readonly size?: number;
  /** People are round, organisations square. */
  readonly square?: boolean;
}

/** Beside a written-out name, so it is hidden from screen readers. */
export function InitialsDisc({ name, size = 32, square = false }: Props) {
  return (
    <span
      className={classes.disc}
      data-square={square || undefined}
      style={{ width: size, height: size, fontSize: size * 0.375 }}
      aria-hidden
    >
      {initials(name)}
    </span>
  );
}
