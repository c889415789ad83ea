import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const farthest = 400;

/** What names a cell of a grid to {@link moveBetweenCells}; rows count downwards. */
export function cellAt(row: number, column: number): { 'data-cell': string } {
  return { 'data-cell': `${row} ${column}` };
}

/** Arrow keys go from the link of one cell to that of the next, over cells that have none. */
export function moveBetweenCells(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const here = (event.target as Element).closest<HTMLElement>('[data-cell]')?.dataset['cell'];
  if (!step || here === undefined) return;
  event.preventDefault();
  const [row = 0, column = 0] = here.split(' ').map(Number);
  for (let far = 1; far <= farthest; far += 1) {
    const there = `${row + far * step[0]} ${column + far * step[1]}`;
    const link = event.currentTarget.querySelector<HTMLElement>(`[data-cell="${there}"] a`);
    if (link) return link.focus();
  }
}
