import { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

/** Whether whoever asked is gone before the request was in: a closed tab, a lost network, or one that took too long. */
export function hasHungUp(c: Context): boolean {
  const bindings: unknown = c.env;
  const incoming =
    typeof bindings === 'object' && bindings !== null && 'incoming' in bindings && bindings.incoming;
  // The socket's end is known here before it is on the request's signal.
  const cut = incoming instanceof IncomingMessage && incoming.destroyed && !incoming.complete;
  return cut || c.req.raw.signal.aborted;
}
