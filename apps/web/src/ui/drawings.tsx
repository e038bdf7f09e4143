import type { ReactNode } from 'react';
import classes from './drawings.module.css';

/** 96 px line drawings: 1.5 px strokes, one of them in the accent. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg className={classes.drawing} width="96" height="96" viewBox="0 0 96 96" aria-hidden>
      {children}
    </svg>
  );
}

const accent = classes.accent;

export function GateDrawing() {
  return (
    <Drawing>
      <path d="M20 80V48a28 28 0 0 1 56 0v32M12 80h72" />
      <path d="M34 80V44.500M48 80V41M62 80V44.500" />
      <path className={accent} d="M34 60h28" />
    </Drawing>
  );
}

export function OpenGateDrawing() {
  return (
    <Drawing>
      <path d="M20 80V48a28 28 0 0 1 56 0v32M12 80h72" />
      <path d="M28 80V44l-14 8v28M68 80V44l14 8v28" />
      <path className={accent} d="M40 80c0-10 4-16 8-22 4 6 8 12 8 22" />
    </Drawing>
  );
}

export function EnvelopeDrawing() {
  return (
    <Drawing>
      <rect x="14" y="26" width="68" height="46" rx="4" />
      <path className={accent} d="m15 29 33 25 33-25" />
      <path d="m16 70 22-22M80 70 58 48" />
    </Drawing>
  );
}

export function PeopleDrawing() {
  return (
    <Drawing>
      <circle cx="38" cy="34" r="12" />
      <path d="M16 76c0-14 9-22 22-22s22 8 22 22" />
      <path className={accent} d="M60 23a12 12 0 0 1 0 22M68 56c8 3 13 10 13 20" />
    </Drawing>
  );
}

export function SearchDrawing() {
  return (
    <Drawing>
      <circle cx="42" cy="42" r="24" />
      <path className={accent} d="m60 60 20 20" />
      <path d="M32 36h20M32 44h12" />
    </Drawing>
  );
}

export function BoxDrawing() {
  return (
    <Drawing>
      <path d="M16 34h64v44H16zM12 20h72v14H12z" />
      <path className={accent} d="M38 48h20" />
    </Drawing>
  );
}

export function ShopDrawing() {
  return (
    <Drawing>
      <path d="M20 46v34h56V46M12 80h72" />
      <path d="M20 18h56l8 20H12zM12 38c0 5 4 9 9 9s9-4 9-9c0 5 4 9 9 9s9-4 9-9c0 5 4 9 9 9s9-4 9-9c0 5 4 9 9 9s9-4 9-9" />
      <path className={accent} d="M40 80V58h16v22" />
    </Drawing>
  );
}
