import { type FigureMap, numberOf } from '#shared/figure.ts';
import './spark.css';

interface SparkProps {
  readonly ids: readonly (string | null)[];
  readonly figures: FigureMap;
}

const WIDTH = 96;
const HEIGHT = 26;

/** The shape of a short series, from zero; a gap stays a gap. Decoration: the numbers are one click away. */
export function Spark({ ids, figures }: SparkProps) {
  const values = ids.map((id) => (id === null ? null : numberOf(figures[id])));
  const top = Math.max(...values.map((value) => value ?? 0));
  if (top <= 0 || values.length < 2) return null;
  const periods = new Set(ids.map((id) => (id === null ? '' : figures[id]?.period)));
  // Of one period the bars are places, and the last is not the newest.
  const isSeries = periods.size > 1;
  const step = WIDTH / values.length;
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="v-spark">
      {values.map((value, index) => {
        if (value === null) return null;
        const height = Math.max(1, (value / top) * HEIGHT);
        return (
          <rect
            key={index}
            x={index * step + 1}
            y={HEIGHT - height}
            width={Math.max(2, step - 2)}
            height={height}
            className={isSeries && index === values.length - 1 ? 'v-spark-last' : undefined}
          />
        );
      })}
    </svg>
  );
}
