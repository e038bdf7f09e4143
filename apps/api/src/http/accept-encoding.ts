/** Whether an Accept-Encoding header names this encoding, and not with the weight 0 (RFC 9110, 12.5.3). Every browser names those it knows. */
export const takesEncoding = (header: string | null | undefined, encoding: 'br' | 'gzip'): boolean =>
  (header ?? '')
    .toLowerCase()
    .split(',')
    .some((part) => {
      const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
      return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
    });
