import { BlockedButton } from '../blocked-button.tsx';
import type { Act } from './act.ts';
import classes from './acts.module.css';

interface Props {
  readonly acts: readonly Act[];
  /** Puts the final act at the other end of the row. */
  readonly dangerApart?: boolean;
}

/** The acts at the foot of a panel. The milder one precedes the final one. */
export function ActButtons({ acts, dangerApart = false }: Props) {
  const final = {
    variant: 'outline',
    color: 'danger',
    className: dangerApart ? (classes.apart ?? '') : '',
  };
  return (
    <>
      {acts
        .filter(({ menuOnly = false }) => !menuOnly)
        .map(({ key, label, blocked, run, danger = false }) => (
          <BlockedButton
            key={key}
            blocked={blocked}
            onClick={run}
            {...(danger ? final : { variant: 'default' })}
          >
            {label}
          </BlockedButton>
        ))}
    </>
  );
}
