import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { formatNumber } from '#shared/format.ts';
import { EditionLine } from '#modules/sources/web/index.tsx';
import type { ProofRow } from '../contract.ts';

interface ProofRowsProps {
  readonly rows: readonly ProofRow[];
  readonly total: number;
}

/** The rows that a figure stands on, the cited cell marked, each with its place in the source. */
export function ProofRows({ rows, total }: ProofRowsProps) {
  return (
    <section>
      <h4 className="v-proof-heading">{total === 1 ? 'Fila de la fuente' : 'Filas de la fuente'}</h4>
      {total > rows.length ? (
        <p className="v-muted v-proof-more">
          Se muestran {formatNumber(rows.length, 0)} de {formatNumber(total, 0)} filas.
        </p>
      ) : null}
      <ol className="v-proof-rows">
        {rows.map((row, index) => (
          <li key={row.recordId ?? index}>
            <dl>
              {row.cells
                .filter((cell) => cell.cited || cell.value !== '')
                .map((cell) => (
                  <div key={cell.label} className={cell.cited ? 'v-cited' : undefined}>
                    <dt>{cell.label}</dt>
                    <dd>{cell.cited ? <mark>{cell.value === '' ? '(vacío)' : cell.value}</mark> : cell.value}</dd>
                  </div>
                ))}
            </dl>
            <p className="v-proof-locator">
              {row.locator}
              {row.edition ? (
                <>
                  {' · '}
                  <EditionLine edition={row.edition} />
                </>
              ) : null}
              {row.recordId === null ? null : (
                <>
                  {' · '}
                  <Anchor component={Link} href={`/registro?asunto=record/${row.recordId}`} inherit>
                    Historial
                  </Anchor>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
