import classes from './brand-mark.module.css';

/** The gate. Beside it stands the product's name, so the drawing itself says nothing. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="M4 28V14a12 12 0 0 1 24 0v14M3 28h26M12 28V15.500M20 28V15.500M12 21h8" />
    </svg>
  );
}
