import { percentWords, progressWords } from '../print/words.ts';
import './plans.css';

interface ProgressBarProps {
  readonly percent: number;
  /** Of it, what has evidence. */
  readonly backed: number;
  /** Words beside it; absent: all that it shows. */
  readonly words?: string;
}

/** Filled as far as there is evidence, hollow beyond it. */
export function ProgressBar({ percent, backed, words }: ProgressBarProps) {
  const width = (value: number): string => `${Math.min(Math.max(value, 0), 100)}%`;
  return (
    <span className="v-progress">
      <span className="v-progress-bar" aria-hidden="true">
        {percent > 0 ? <span className="v-progress-done" style={{ width: width(percent) }} /> : null}
        {backed > 0 ? <span className="v-progress-backed" style={{ width: width(backed) }} /> : null}
      </span>
      <span title={progressWords({ percent, backed })}>{words ?? progressWords({ percent, backed })}</span>
    </span>
  );
}

interface ProgressCellProps {
  readonly percent: number | null;
  readonly backed: number | null;
}

/** In a table: the number alone, and the whole sentence to who cannot see the bar. */
export function ProgressCell({ percent, backed }: ProgressCellProps) {
  if (percent === null) return <span className="v-muted">nada programado</span>;
  return <ProgressBar percent={percent} backed={backed ?? 0} words={percentWords(percent)} />;
}
