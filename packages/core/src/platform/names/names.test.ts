import { expect, test } from 'vitest';
import { nameFault } from './contract.ts';

test.each([
  'Bea Ruiz',
  "O'Brien & Söhne (Köln) – 24/7",
  '7',
  'نمی‌خواهم', // A joiner that Persian needs.
  'क्‍ष', // Half forms of Devanagari.
  'ශ්‍රී ලංකා',
  '王小明',
  '葛\u{e0100}飾区',
  'חברה\u200f (2000)',
  '\u200fשלום',
  'ᅟᅡᆫ',
  '👩‍👩‍👧‍👦',
  '👩🏽‍💻 Ada',
  '❤️',
  '🏳️‍🌈',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  'e\u0301tude',
  'Nbsp\u00a0Ltd',
])('«%s» is a name', (text) => expect(nameFault(text)).toBeNull());

test.each([
  ['only a filler', '\u3164'],
  ['only an empty Braille pattern', '\u2800'],
  ['only zero-width spaces', '\u200b\u200b'],
  ['only a soft hyphen', '\u00ad'],
  ['only a half-width filler', '\uffa0'],
  ['only blanks of several kinds', '\u3164 \u2800\u00a0\u200b'],
  ['only a combining mark', '\u0301'],
  ['only a joiner', '\u200d'],
  ['only a variation selector', '\ufe0f'],
  ['nothing', ''],
])('%s shows nothing', (_, text) => expect(nameFault(text)).toBe('blank'));

test.each([
  ['a line break', 'Bea\nRuiz'],
  ['a carriage return', 'Bea\rRuiz'],
  ['a line separator', 'Bea\u2028Ruiz'],
  ['a paragraph separator', 'Bea\u2029Ruiz'],
  ['a next-line control', 'Bea\u0085Ruiz'],
  ['a tab', 'Bea\tRuiz'],
  ['an escape sequence', 'Evil\u001b[31m'],
  ['a backspace', 'Bea\u0008'],
  ['a null', 'Bea\0'],
  ['half a character', 'Bea\ud800'],
  ['an override of direction', 'Bea\u202egpj.exe'],
  ['an embedding', 'Bea\u202aRuiz\u202c'],
  ['an isolate', 'Bea\u2066Ruiz\u2069'],
  ['a zero-width space', 'Bea\u200bRuiz'],
  ['a joiner between Latin letters', 'Be\u200da'],
  ['a non-joiner between Latin letters', 'Be\u200ca'],
  ['a joiner at the end', 'نمی\u200d'],
  ['a joiner between a picture and a letter', '👩\u200dAda'],
  ['a direction mark among Latin letters', 'Bea\u200f Ruiz'],
  ['a word joiner', 'Bea\u2060Ruiz'],
  ['a byte order mark', 'Bea\ufeffRuiz'],
  ['a soft hyphen', 'Bea\u00adRuiz'],
  ['a filler among letters', 'Bea\u3164Ruiz'],
  ['tags that spell a text', 'Bea\u{e0041}\u{e0042}'],
  ['many variation selectors', 'B\ufe0f\ufe0f\ufe0fea'],
  ['an interlinear note', 'Bea\ufff9x\ufffa'],
])('%s cannot be part of a name', (_, text) => expect(nameFault(text)).toBe('unwritable'));
