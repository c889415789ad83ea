import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on stderr; silent where stderr is no terminal. */
export interface ProgressBar {
  update(done: number, total: number, note?: string): void;
  stop(): void;
}

export function progressBar(title: string): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      stream: process.stderr,
      format: `${title} {bar} {percentage} %  {note}`,
      hideCursor: true,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0, { note: '' });
  return {
    update(done, total, note = '') {
      bar.setTotal(Math.max(total, 1));
      bar.update(done, { note });
    },
    stop: () => bar.stop(),
  };
}
