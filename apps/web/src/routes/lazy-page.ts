import { lazyRouteComponent } from '@tanstack/react-router';
import { part } from '../errors/missing-part.ts';

/** A page whose code is loaded when the page is opened. */
export const lazyPage: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(part(importer), name);
