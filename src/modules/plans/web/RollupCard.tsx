import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { formatNumber } from '#shared/format.ts';
import { placePath } from '#web/place/scope.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { RollupRow, RollupView } from '../contract.ts';
import { countWords } from '../print/words.ts';
import { LIGHT_WORDS } from './plan-words.ts';
import { ProgressCell } from './ProgressBar.tsx';

interface RollupCardProps {
  readonly view: RollupView;
}

/** Means of the plans with the quarter sealed: of the place, of those below it, and by guideline. */
export function RollupCard({ view }: RollupCardProps) {
  const isEmpty = view.whole.quarters.every(({ closed }) => closed === 0);
  return (
    <section className="v-card" aria-labelledby="rollup">
      <Title order={2} size="h4" id="rollup" mb={4}>
        Avance por trimestre
      </Title>
      <Text size="sm" className="v-muted" mb="xs">
        Promedio simple de los planes con el trimestre cerrado; topes y semáforo: {view.basis}.
      </Text>
      {isEmpty ? (
        <Text>Nadie ha cerrado un trimestre en este lugar y año: no hay avance que sumar.</Text>
      ) : (
        <>
          <RollupTable
            caption="Avance por lugar"
            first="Lugar"
            rows={[view.whole, ...view.parts]}
            linked={view.parts}
          />
          <Text mt="md" mb="xs" fw={600}>
            Por lineamiento de la política nacional
          </Text>
          <RollupTable caption="Avance por lineamiento" first="Lineamiento" rows={view.guidelines} linked={[]} coded />
        </>
      )}
    </section>
  );
}

interface RollupTableProps {
  readonly caption: string;
  readonly first: string;
  readonly rows: readonly RollupRow[];
  /** Those that have a page of their own. */
  readonly linked: readonly RollupRow[];
  readonly coded?: boolean;
}

function RollupTable({ caption, first, rows, linked, coded = false }: RollupTableProps) {
  return (
    <ScrollRegion label={caption}>
      <table className="v-table v-plan-table v-quarter-table">
        <caption className="v-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {rows[0]?.quarters.map(({ quarter }) => (
              <th key={quarter} scope="col">
                {quarter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                {linked.includes(row) ? (
                  <Anchor component={Link} href={`${placePath(row.code)}/planes`}>
                    {row.name}
                  </Anchor>
                ) : (
                  <>{coded ? `${row.code} ${row.name}` : row.name}</>
                )}
              </th>
              {row.quarters.map(({ quarter, closed, percent, backed, light }) => (
                <td key={quarter}>
                  {closed === 0 ? (
                    <span className="v-muted">{row.plans === 0 ? 'sin planes aquí' : 'sin cerrar'}</span>
                  ) : (
                    <>
                      <ProgressCell percent={percent} backed={backed} />
                      <Text size="xs">
                        <span className={`v-state v-state-${light}`}>{LIGHT_WORDS[light]}</span> ·{' '}
                        {formatNumber(closed, 0)} de {countWords(row.plans, 'plan', 'planes')}
                      </Text>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
