import { randomBytes } from 'node:crypto';

let moment = 0;
let count = 0;

/**
 * A new row's id: UUID v7, each greater than the one before it in this process. Node's own are in random order within a millisecond, and so
 * were the events of one unit in their list and chain. Twelve bits count up from a random start (RFC 9562 §6.2), 62 are random.
 */
export function newId(): string {
  const random = randomBytes(10);
  const now = Date.now();
  if (now > moment) {
    moment = now;
    count = random.readUInt16BE(8) & 0x7ff;
  } else if (count < 0xfff) count += 1;
  else {
    // More than 2 000 in a millisecond: borrow from the next one.
    moment += 1;
    count = 0;
  }
  const head = moment.toString(16).padStart(12, '0') + (0x7000 + count).toString(16);
  random.writeUInt8((random.readUInt8(0) & 0x3f) | 0x80, 0);
  const hex = head + random.toString('hex', 0, 8);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
