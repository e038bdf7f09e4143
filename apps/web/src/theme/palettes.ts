import type { MantineColorsTuple } from '@mantine/core';

/** Ten steps each, light to dark. Step 8 is the fill in light mode, step 6 in dark mode: white text has 4.5 : 1 on both. */
export const accent: MantineColorsTuple = [
  '#f1f6fb',
  '#e6eef8',
  '#cadbef',
  '#a6c4e8',
  '#93bcf0',
  '#5e93d3',
  '#2f6db5',
  '#245c9f',
  '#1d4e89',
  '#153a66',
];
export const danger: MantineColorsTuple = [
  '#fef5f3',
  '#fbe9e6',
  '#f5cfc9',
  '#f2938a',
  '#e2695d',
  '#cc4a3e',
  '#b93a2f',
  '#b03025',
  '#a8281e',
  '#7e1b14',
];
export const warning: MantineColorsTuple = [
  '#fdf8ec',
  '#fbf0d9',
  '#f3dfb0',
  '#e5b85c',
  '#c9973a',
  '#a87a20',
  '#8c6210',
  '#845a05',
  '#7a5200',
  '#563a00',
];
export const success: MantineColorsTuple = [
  '#f2f8f3',
  '#e5f2e8',
  '#c5e2cc',
  '#7fcb95',
  '#54ac6e',
  '#3a9056',
  '#2e7d48',
  '#28703f',
  '#23663a',
  '#184829',
];
/** The warm greys of Mantine's light scheme. */
export const neutral: MantineColorsTuple = [
  '#f8f7f4',
  '#f4f2ee',
  '#e9e6e0',
  '#e3dfd8',
  '#cfcac1',
  '#8c867c',
  '#63666a',
  '#4a4d50',
  '#33363a',
  '#1b1d1f',
];
/** The text and background colours of Mantine's dark scheme: 0 is text, 7 the surface. */
export const dark: MantineColorsTuple = [
  '#eceae6',
  '#bfc1c0',
  '#9ba0a1',
  '#767d82',
  '#2e3336',
  '#262b2e',
  '#212528',
  '#181b1d',
  '#111315',
  '#0c0e0f',
];
