declare const process: { env: Record<string, string | undefined> };
export const port = process.env['PORT'];
