import { describe, expect, it } from 'vitest';
import { recoveryFileName, recoveryText } from './recovery-file.ts';

describe('the file of recovery codes', () => {
  it('says whose they are, and has one code per line', () => {
    const text = recoveryText({ title: 'Codes', lines: ['of a@b.test'], codes: ['aaaa-bbbb', 'cccc-dddd'] });
    expect(text).toBe('Codes\r\nof a@b.test\r\n\r\naaaa-bbbb\r\ncccc-dddd\r\n');
  });

  it('is named after the portal', () => {
    expect(recoveryFileName('portal.example.com')).toBe('gatehouse-recovery-codes-portal.example.com.txt');
    expect(recoveryFileName('localhost:3000')).toBe('gatehouse-recovery-codes-localhost-3000.txt');
  });
});
