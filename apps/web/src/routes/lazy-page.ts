import { lazyRouteComponent } from '@tanstack/react-router';
import type { FlatNamespace } from 'i18next';
import { part } from '../errors/missing-part.ts';
import { loadTexts } from '../i18n/i18n.ts';

/**
 * A page whose code and texts are loaded together when it is opened. `namespaces` are those of the page itself: its parents and the first
 * visit load theirs. A test compares the list with what the page's files use.
 */
export function lazyPage<M extends Record<string, unknown>, K extends keyof M & string>(
  page: () => Promise<M>,
  name: K,
  namespaces: readonly FlatNamespace[] = [],
) {
  const load = async () => {
    const [module] = await Promise.all([page(), loadTexts(namespaces)]);
    return module;
  };
  return lazyRouteComponent(part(load), name);
}
