import { Button, Group, Text } from '@mantine/core';
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { EditionLine } from '#modules/sources/web/index.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import { Answer } from '#web/state/Answer.tsx';
import type { BudgetRows, BudgetView } from '../contract.ts';
import { type BudgetQuestion, useBudgetRows } from './use-budget.ts';
import '#web/table/visual-table.css';

interface FileRowsProps {
  readonly view: BudgetView;
  readonly question: BudgetQuestion;
}

/** The rows of the newest budget file, as they were stored: file, line, date. */
export function FileRows({ view, question }: FileRowsProps) {
  const [edition] = view.editions;
  const rows = useBudgetRows(edition?.id ?? null, view.question.year, question.sheet);
  if (!edition || view.question.year === null) return null;
  return (
    <section className="v-card" aria-labelledby="file-rows">
      <h2 id="file-rows">Filas del archivo, {view.question.year}</h2>
      <EditionLine edition={edition} />
      <Answer query={rows} blocks={[300]}>
        {(data) => <Rows data={data} question={question} />}
      </Answer>
    </section>
  );
}

interface RowsProps {
  readonly data: BudgetRows;
  readonly question: BudgetQuestion;
}

function Rows({ data, question }: RowsProps) {
  const last = Math.max(1, Math.ceil(data.total / data.pageSize));
  const page = question.sheet;
  return (
    <>
      <ScrollRegion label="Filas del archivo de presupuesto">
        <table className="v-table v-budget-rows">
          <thead>
            <tr>
              <th scope="col">Línea</th>
              <th scope="col">Corte</th>
              <th scope="col">Entidad</th>
              <th scope="col">Mes</th>
              <th scope="col">Producto</th>
              <th scope="col">Fuente</th>
              <th scope="col">Artículo</th>
              <th scope="col">PIA</th>
              <th scope="col">PIM</th>
              <th scope="col">Devengado</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.line}>
                <th scope="row">{formatNumber(row.line, 0)}</th>
                <td>{formatDate(data.edition.cutOff)}</td>
                <td>{row.entityName || row.entity}</td>
                <td>{row.month}</td>
                <td>{row.product}</td>
                <td>{row.source}</td>
                <td>{row.article || '—'}</td>
                <td className="v-number">{formatNumber(row.pia, 2)}</td>
                <td className="v-number">{formatNumber(row.pim, 2)}</td>
                <td className="v-number">{formatNumber(row.accrued, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Group gap="xs" mt="xs" component="nav" aria-label="Hojas de filas">
        <Button
          variant="default"
          size="compact-md"
          disabled={page <= 1}
          onClick={() => question.change({ hoja: String(page - 1) })}
        >
          Anteriores
        </Button>
        <Text size="sm">
          Hoja {formatNumber(page, 0)} de {formatNumber(last, 0)} · {formatNumber(data.total, 0)} filas
        </Text>
        <Button
          variant="default"
          size="compact-md"
          disabled={page >= last}
          onClick={() => question.change({ hoja: String(page + 1) })}
        >
          Siguientes
        </Button>
      </Group>
    </>
  );
}
