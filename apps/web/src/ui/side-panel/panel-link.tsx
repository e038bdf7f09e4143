import { Link } from '@tanstack/react-router';
import { onThisPage } from '../on-this-page.ts';
import { rowOpener } from '../table/row-keys.ts';

interface Props {
  /** Id of the link, which gets the focus after the panel has closed. */
  readonly rowId: string;
  /** The panel's key in the address: `?person=ID`. */
  readonly panel: string;
  readonly id: string;
  readonly name: string;
}

/** A row's name, which opens its panel. It is a real link: it can be copied, opened in another tab, and reached by keyboard. */
export function PanelLink({ rowId, panel, id, name }: Props) {
  return (
    <Link
      {...rowOpener}
      id={rowId}
      to="."
      search={(now: Record<string, unknown>) => onThisPage({ ...now, [panel]: id })}
      state={({ listTrail = [] }) => ({ listTrail, panelOpened: true })}
      resetScroll={false}
      preload={false}
      activeOptions={{ exact: true }}
      title={name}
    >
      {name}
    </Link>
  );
}
