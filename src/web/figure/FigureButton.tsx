import type { KeyboardEvent } from 'react';
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
export function FigureButton({ figure, format, tabIndex = 0 }: FigureButtonProps) {
  const { open } = useProof();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open(figure.id);
  };
  return (
    // Browsers lay a button out as a block: a long fact would not break with its line.
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="button"
      className={figureClass(figure)}
      title={[figure.label, figure.period].filter(Boolean).join(' · ')}
      data-figure={figure.id}
      tabIndex={tabIndex}
      onClick={() => open(figure.id)}
      onKeyDown={onKeyDown}
    >
      {formatFigure(figure, format)}
    </span>
  );
}

function figureClass({ value }: Figure): string {
  if (value === null) return 'v-figure v-figure-missing';
  return typeof value === 'number' ? 'v-figure v-figure-number' : 'v-figure';
}
