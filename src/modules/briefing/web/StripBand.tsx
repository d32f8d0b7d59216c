import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { numberOf } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { hrefOf, placePath } from '#web/place/scope.ts';
import type { Overview } from '../contract.ts';
import { sortedItems } from './strip-order.ts';
import './strip-band.css';

interface StripBandProps {
  readonly overview: Overview;
}

/** "Todo el Perú": the regions in order, this one marked. */
export function StripBand({ overview }: StripBandProps) {
  const { strip, figures, asOf } = overview;
  if (!strip) return null;
  const items = sortedItems(strip, figures);
  const values = items.map((item) => numberOf(figures[item.figure]));
  const top = Math.max(0, ...values.map((value) => value ?? 0));
  const bottom = Math.min(0, ...values.map((value) => value ?? 0));
  const span = top - bottom || 1;
  return (
    <section className="v-strip" aria-labelledby="strip-band">
      <h2 id="strip-band">Todo el Perú</h2>
      <p className="v-muted">
        {strip.caption} ·{' '}
        <Anchor component={Link} href={hrefOf('/regiones', asOf)} inherit>
          comparar regiones
        </Anchor>
      </p>
      <ol className="v-strip-bars">
        {items.map((item, index) => {
          const value = values[index] ?? null;
          const figure = figures[item.figure];
          const printed = figure ? formatFigure(figure) : 'sin dato';
          return (
            <li key={item.place.code} className={item.here ? 'v-strip-here' : undefined}>
              <Link
                href={hrefOf(placePath(item.place.code), asOf)}
                title={`${item.place.name}: ${printed}`}
                aria-current={item.here ? 'location' : undefined}
              >
                <span className="v-strip-value" data-figure={item.figure}>
                  {printed}
                </span>
                <span className="v-strip-track" aria-hidden="true">
                  {value === null ? null : (
                    <span
                      className={value < 0 ? 'v-strip-bar v-strip-negative' : 'v-strip-bar'}
                      style={{
                        height: `${(Math.abs(value) / span) * 100}%`,
                        bottom: `${((Math.min(value, 0) - bottom) / span) * 100}%`,
                      }}
                    />
                  )}
                </span>
                <span className="v-strip-name">{item.place.name}</span>
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
