import type { BrowserContext } from 'playwright-core';

/** The share of differing pixels of two pictures of the same size, from 0 to 1. */
export async function differing(context: BrowserContext, one: Buffer, other: Buffer): Promise<number> {
  // A page without a content security policy.
  const page = await context.newPage();
  const share = await page.evaluate(
    async (sources) => {
      const [before, after] = await Promise.all(
        sources.map(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const drawing = canvas.getContext('2d');
          drawing?.drawImage(image, 0, 0);
          return drawing?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
        }),
      );
      if (!before || !after || before.length !== after.length) return 1;
      let changed = 0;
      for (let at = 0; at < before.length; at += 4) {
        if (before[at] !== after[at] || before[at + 1] !== after[at + 1] || before[at + 2] !== after[at + 2])
          changed += 1;
      }
      return changed / (before.length / 4);
    },
    [one.toString('base64'), other.toString('base64')],
  );
  await page.close();
  return share;
}
