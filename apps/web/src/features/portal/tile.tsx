import type { TablerIcon } from '@tabler/icons-react';
import { IconArrowUpRight } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import classes from './tiles.module.css';

interface Words {
  readonly icon: TablerIcon;
  readonly name: string;
  readonly what: string;
  /** Leads out of the portal. */
  readonly out?: boolean;
}

/** One tile of the home page: its name and content. */
export function TileLabels({ icon: Icon, name, what, out = false }: Words) {
  return (
    <>
      <Icon size={24} stroke={1.5} aria-hidden className={classes.icon} />
      <span className={classes.words}>
        <span className={classes.name}>
          {name}
          {out && <IconArrowUpRight size={16} stroke={1.75} aria-hidden className={classes.out} />}
        </span>
        <span className={classes.what}>{what}</span>
      </span>
    </>
  );
}

/** A tile without a link: there is nothing to open, or it is a preview. */
export function PlainTile({ children }: { children: ReactNode }) {
  return <div className={classes.tile}>{children}</div>;
}

/** A tile that leads out of the portal. */
export function OutTile({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className={classes.tile}>
      {children}
    </a>
  );
}

type LinkAttributes = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

/** A tile that leads to a page of the portal. */
export const PageTile = createLink((props: LinkAttributes) => <a {...props} className={classes.tile} />);
