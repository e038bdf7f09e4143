import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style'> & {
  ref?: Ref<HTMLAnchorElement>;
};

/** A link that looks like a button, with typed path and search. */
export const ButtonLink = createLink((props: ButtonProps & LinkAttributes) => (
  <Button component="a" {...props} />
));

/** A link in running text. */
export const TextLink = createLink((props: AnchorProps & LinkAttributes) => (
  <Anchor component="a" {...props} />
));
