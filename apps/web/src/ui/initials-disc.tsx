import classes from './initials-disc.module.css';
import { initials } from './initials.ts';

interface Props {
  readonly name: string;
  /** Pixels; 32 in tables and menus. */
  readonly size?: number;
  /** People are round, businesses square. */
  readonly square?: boolean;
}

/** Stands beside a name that is written out, so it says nothing to a screen reader. */
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
