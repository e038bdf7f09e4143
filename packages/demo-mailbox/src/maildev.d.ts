// maildev has no types. Its entry point installs SIGTERM handlers that end our process immediately, so we use the two parts behind it.
declare module 'maildev/lib/mailserver.js' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:net';

  const mailserver: {
    store: unknown[];
    smtp: EventEmitter & { server: Server; listen(port: number, host: string): void };
    create(port: number, host: string, mailDirectory: string): void;
    close(done: () => void): void;
  };
  export default mailserver;
}

declare module 'maildev/lib/web.js' {
  import type { Server } from 'node:http';
  import type mailserver from 'maildev/lib/mailserver.js';

  const web: {
    server: Server;
    start(
      port: number,
      host: string,
      server: typeof mailserver,
      user: undefined,
      password: undefined,
      basePath: undefined,
      secure: { https: false },
    ): void;
    close(done: () => void): void;
  };
  export default web;
}

declare module 'maildev/lib/logger.js' {
  const logger: { setLevel(level: 0 | 1 | 2): void };
  export default logger;
}
