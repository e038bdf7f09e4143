import classes from './brand-mark.module.css';

/** The gate. The product's name is next to it, so the drawing is hidden from screen readers. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="M5 28V14a11 11 0 0 1 22 0v14M2.500 28h27" />
      <path className={classes.bars} d="M16 3v20M10.500 4.500V23M21.500 4.500V23M5 14.500h22" />
    </svg>
  );
}
