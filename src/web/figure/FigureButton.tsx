import type { Figure } from '#shared/figure.ts';
import { formatFigure, type FigureFormat } from '#shared/format.ts';
import { useProof } from './use-proof.ts';
import './figure-button.css';

interface FigureButtonProps {
  readonly figure: Figure;
  readonly format?: FigureFormat | undefined;
  /** -1 inside tables, where the arrows move from figure to figure. */
  readonly tabIndex?: number;
}

/** A printed number: looks like text, opens its proof. */
export function FigureButton({ figure, format, tabIndex }: FigureButtonProps) {
  const { open } = useProof();
  const missing = figure.value === null;
  return (
    <button
      type="button"
      className={missing ? 'v-figure v-figure-missing' : 'v-figure'}
      title={`${figure.label} · ${figure.period}`}
      data-figure={figure.id}
      tabIndex={tabIndex}
      onClick={() => open(figure.id)}
    >
      {formatFigure(figure, format)}
    </button>
  );
}
