import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { RowMenu, RowMenuItem } from '../table/row-menu.tsx';
import { sharedReason, type Act } from './act.ts';

interface Props {
  /** The person or thing the row is about. */
  readonly name: string;
  readonly acts: readonly Act[];
  /** The pointer or the focus has come to the dots: time to load what the acts open. */
  readonly onNear?: () => void;
}

/** The acts of a row, behind its three dots; nothing for a row without acts. */
export function ActMenu({ name, acts, onNear }: Props) {
  if (acts.length === 0) return null;
  return (
    <RowMenu name={name} notice={sharedReason(acts)} {...(onNear && { onNear })}>
      {acts.map(({ key, label, icon: Icon, blocked, run, danger = false, apart = false }) => (
        <Fragment key={key}>
          {apart && <Menu.Divider />}
          <RowMenuItem
            icon={<Icon size={16} stroke={1.75} aria-hidden />}
            blocked={blocked}
            danger={danger}
            onClick={run}
          >
            {label}
          </RowMenuItem>
        </Fragment>
      ))}
    </RowMenu>
  );
}
