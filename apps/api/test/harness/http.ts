import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Sending {
  readonly port: number;
  readonly path: string;
  readonly method?: string | undefined;
  /** Sent unchanged: fetch would drop Host, Origin or Cookie. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Buffer | undefined;
}

const unpackers: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: (bytes) => brotliDecompressSync(bytes),
  gzip: (bytes) => gunzipSync(bytes),
};

/** One request over a connection of its own. */
export async function send({ port, path, method = 'GET', headers = {}, body }: Sending): Promise<Answer> {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const call = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    headers: { ...length, ...headers },
    agent: false,
  });
  // A server that refuses a huge body need not read all of it.
  call.on('error', () => undefined);
  call.end(body);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    call.on('response', resolve);
    call.on('close', () => reject(new Error(`${method} ${path}: closed without an answer`)));
  });
  const bytes = await buffer(response);
  const unpack = unpackers[response.headers['content-encoding'] ?? ''];
  const text = unpack && bytes.length > 0 ? unpack(bytes) : bytes;
  return { status: response.statusCode ?? 0, headers: response.headers, text: text.toString('utf8') };
}
