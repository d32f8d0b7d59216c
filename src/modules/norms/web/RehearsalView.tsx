import { Stack, Table, Text, Title } from '@mantine/core';
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { MovedDuty, MovedFigure, MovedFinding, Rehearsal } from '../rehearsal.ts';
import './norms.css';

/** What would move: who passes, who no longer does, and which figures, matters and duties change. */
export function RehearsalView({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { day, territory, passes, fails, figures, thresholds, compared } = rehearsal;
  const duties = [...rehearsal.dutiesGone, ...rehearsal.dutiesMoved, ...rehearsal.dutiesAdded];
  const matters = rehearsal.mattersGone.length + rehearsal.mattersAdded.length;
  const nothing = passes.length + fails.length + figures.length + duties.length + matters === 0;
  return (
    <section className="v-rehearsal" aria-label="Ensayo">
      <Title order={3} size="h5">
        Ensayo en {territory === '' ? 'Perú' : `el ubigeo ${territory}`}, como si hoy fuera el {formatDate(day)}
      </Title>
      <Text size="sm" className="v-muted" mb="xs">
        Nada se guardó. Se compararon {formatNumber(compared.figures, 0)} cifras, {formatNumber(compared.findings, 0)}{' '}
        observaciones y {formatNumber(compared.duties, 0)} pendientes.
      </Text>
      <Stack gap="sm">
        <FigureTable caption="Umbrales que cambian" figures={thresholds} />
        {nothing ? <Text>Ninguna cifra, observación ni pendiente cambiaría.</Text> : null}
        {passes.length + fails.length > 0 ? (
          <div className="v-rehearsal-verdicts">
            <Findings title={`Pasan: dejan de observarse (${formatNumber(passes.length, 0)})`} findings={passes} />
            <Findings title={`Ya no pasan: se observarían (${formatNumber(fails.length, 0)})`} findings={fails} />
          </div>
        ) : null}
        <FigureTable caption="Cifras que cambian" figures={figures} />
        <Lines title="Asuntos que se cierran" lines={rehearsal.mattersGone} />
        <Lines title="Asuntos que se abren" lines={rehearsal.mattersAdded} />
        <Lines title="Pendientes que cambian" lines={duties.map(dutyWords)} />
      </Stack>
    </section>
  );
}

function dutyWords({ what, before, after }: MovedDuty): string {
  const on = (day: string | null): string => (day === null ? 'sin fecha' : formatDate(day));
  return `${what}: ${on(before)} → ${on(after)}`;
}

function Findings({ title, findings }: { readonly title: string; readonly findings: readonly MovedFinding[] }) {
  return (
    <div>
      <Title order={4} size="h6">
        {title}
      </Title>
      {findings.length === 0 ? (
        <Text size="sm">Ninguna.</Text>
      ) : (
        <ul className="v-norm-list">
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.about.join()}`}>
              {finding.title}
              <Text size="sm" className="v-muted">
                {finding.about.join('; ')}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FigureTable({ caption, figures }: { readonly caption: string; readonly figures: readonly MovedFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <ScrollRegion label={caption}>
      <Table striped verticalSpacing={4} miw={420}>
        <Table.Caption>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Cifra</Table.Th>
            <Table.Th ta="right">Ahora</Table.Th>
            <Table.Th ta="right">Sería</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.map(({ id, label, before, after }) => (
            <Table.Tr key={id}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right">{before}</Table.Td>
              <Table.Td ta="right">{after}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <Title order={4} size="h6">
        {title}
      </Title>
      <ul className="v-norm-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
