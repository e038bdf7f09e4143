import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A mail server on loopback that accepts everything and keeps nothing. */
export async function openMailSink() {
  let mails = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.write('220 sink\r\n');
    answer(socket, () => void (mails += 1));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    count: () => mails,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(socket: Socket, onMail: () => void): void {
  let held = '';
  let isData = false;
  socket.on('data', (chunk: Buffer) => {
    held += chunk.toString('latin1');
    for (;;) {
      const mark = isData ? '\r\n.\r\n' : '\r\n';
      const end = held.indexOf(mark);
      if (end < 0) return;
      const line = held.slice(0, end).toUpperCase();
      held = held.slice(end + mark.length);
      if (isData) onMail();
      socket.write(
        !isData && line === 'DATA' ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n',
      );
      isData = !isData && line === 'DATA';
    }
  });
}
