import { lazyRouteComponent } from '@tanstack/react-router';
import { part } from '../errors/missing-part.ts';

/** A page whose code comes when it is opened. */
export const lazyPage: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(part(importer), name);
