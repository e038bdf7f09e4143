// better-auth as its documentation recommends for Node: a pool of pg behind its Kysely adapter, its own Node handler, the organisation
// plugin. The session is read from the database at each request, since the product does so too: its cookie cache is off. Arguments: JSON.
import { createServer } from 'node:http';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { admin, organization } from 'better-auth/plugins';
import pg from 'pg';
import { argumentsOf, hashCost, poolSize } from './arguments.ts';

const { port, databaseUrl } = argumentsOf(process.argv[2]);
const secret = 'only for measuring on loopback: 32 bytes and more';
const baseURL = `http://127.0.0.1:${port}`;

const auth = betterAuth({
  database: new pg.Pool({ connectionString: databaseUrl, max: poolSize }),
  secret,
  baseURL,
  telemetry: { enabled: false },
  logger: { level: 'error' },
  // The product counts its limits; here none is counted.
  rateLimit: { enabled: false },
  session: { cookieCache: { enabled: false } },
  emailAndPassword: {
    enabled: true,
    password: {
      hash: (text: string) => hash(text, hashCost),
      verify: (sent: { hash: string; password: string }) => verify(sent.hash, sent.password),
    },
  },
  plugins: [
    organization({
      membershipLimit: 10_000_000,
      invitationLimit: 10_000_000,
      requireEmailVerificationOnInvitation: false,
      sendInvitationEmail: () => Promise.resolve(),
    }),
    // Has the only search by name.
    admin(),
  ],
});
const migrations = await getMigrations(auth.options);
await migrations.runMigrations();
const handle = toNodeHandler(auth);
createServer((request, response) => {
  if (request.url === '/ready') response.end('ready');
  else void handle(request, response);
}).listen(port, '127.0.0.1');
