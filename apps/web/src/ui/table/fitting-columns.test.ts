import { expect, it } from 'vitest';
import { fittingColumns } from './fitting-columns.ts';

const columns = [
  { id: 'name', look: { rowHeader: true } },
  { id: 'role', look: { width: '176px' } },
  { id: 'mfa', look: { width: '136px', leaves: 3 } },
  { id: 'lastActive', look: { width: '132px', leaves: 2 } },
  { id: 'joined', look: { width: '164px', leaves: 1 } },
  { id: 'actions', look: { width: '52px', menu: true } },
] as const;

const at = (width: number) => [...fittingColumns(columns, width)].join(' ');

it('drops columns in their order, so that the name keeps its room', () => {
  expect(at(1_200)).toBe('name role mfa lastActive joined actions');
  expect(at(900)).toBe('name role mfa lastActive actions');
  expect(at(720)).toBe('name role mfa actions');
  expect(at(600)).toBe('name role actions');
});

it('gives a long name what it needs', () => {
  expect([...fittingColumns(columns, 900, 420)].join(' ')).toBe('name role mfa actions');
});

it('keeps columns without a number, however narrow it gets', () => {
  expect(at(100)).toBe('name role actions');
});
