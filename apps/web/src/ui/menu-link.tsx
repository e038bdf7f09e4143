import { Menu, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> & {
  ref?: Ref<HTMLAnchorElement>;
};

/** An item of a menu that leads to a page. */
export const MenuLink = createLink((props: MenuItemProps & LinkAttributes) => (
  <Menu.Item component="a" {...props} />
));
