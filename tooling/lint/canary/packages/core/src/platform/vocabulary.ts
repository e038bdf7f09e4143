export const capped = (typed: string) => (typed.length > 100 ? null : typed.normalize('NFC'));
