import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(?:js|css|svg)$/;

/** Writes NAME.br and NAME.gz beside each file that becomes smaller: packed once and thoroughly, not for every visitor. */
export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'gatehouse:compressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true });
      await Promise.all(
        names.filter((name) => compressible.test(name)).map((name) => compress(join(folder, name))),
      );
    },
  };
}

async function compress(file: string): Promise<void> {
  const text = await readFile(file);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  const packed = {
    br: await promisify(brotliCompress)(text, { params }),
    gz: await promisify(gzip)(text, { level: 9 }),
  };
  for (const [ending, bytes] of Object.entries(packed))
    if (bytes.length < text.length) await writeFile(`${file}.${ending}`, bytes);
}
