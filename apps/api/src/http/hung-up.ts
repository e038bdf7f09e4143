import { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

/** Whether the client disconnected before its request was complete: a closed tab, a lost network, or a request that took too long. */
export function hasHungUp(c: Context): boolean {
  const bindings: unknown = c.env;
  const incoming =
    typeof bindings === 'object' && bindings !== null && 'incoming' in bindings && bindings.incoming;
  // The socket reports its end here before the request's signal does.
  const cut = incoming instanceof IncomingMessage && incoming.destroyed && !incoming.complete;
  return cut || c.req.raw.signal.aborted;
}
