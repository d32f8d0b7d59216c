import { Anchor, Button, Group, NativeSelect, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { Link } from 'wouter';
import { formatDate, isCalendarDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { placePath, sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useAddressFilters } from '#web/state/use-address-filters.ts';
import { Pager } from '#web/table/Pager.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import { NORMS_PER_PAGE, type NormLine } from '../contract.ts';
import { NORMS } from '../policy.ts';
import { FORCE_TEXT } from '../relation.ts';
import { CONFIDENCE_TEXT } from '../tables.ts';
import { useNorms } from './norm-queries.ts';
import { FORCE_STATE, normHref } from './norm-words.ts';
import './norms.css';

/** "Normas": which there are, and which of them rule on a day. */
export function NormsPage() {
  usePageTitle('Normas');
  const { territory } = useScope();
  const path = `${placePath(territory)}/normas`;
  return (
    <div className="v-page">
      <Anchor component={Link} href={sectionPath(territory, 'norms')} size="sm">
        ← Marco normativo en el briefing
      </Anchor>
      <Group justify="space-between" align="end" mb="sm">
        <Title order={1} size="h2">
          Normas
        </Title>
        <Permitted permission={NORMS.keep} territory={territory} toDo="registrar normas">
          <Button component={Link} href={`${path}/nueva`}>
            Registrar norma
          </Button>
        </Permitted>
      </Group>
      <nav aria-label="De las normas" className="v-norm-links">
        <Anchor component={Link} href={`${path}/red`}>
          Línea de tiempo y red
        </Anchor>
        <Anchor component={Link} href={`${path}/umbrales`}>
          Umbrales y plazos
        </Anchor>
        <Anchor component={Link} href={`${path}/obligaciones`}>
          Obligaciones
        </Anchor>
        <Anchor component={Link} href={`${path}/citas`}>
          Revisar citas de un texto
        </Anchor>
      </nav>
      <Norms territory={territory} />
    </div>
  );
}

function Norms({ territory }: { readonly territory: string }) {
  const { read, put, page } = useAddressFilters();
  const [date, words, force] = [read('fecha') ?? null, read('buscar') ?? null, read('estado') ?? null];
  const norms = useNorms({ territory, date, search: words, force, page });
  return (
    <section className="v-card" aria-label="Lista de normas">
      <form
        className="v-norm-filters"
        aria-label="Filtros"
        onSubmit={(event) => {
          event.preventDefault();
          put('buscar', String(new FormData(event.currentTarget).get('buscar') ?? '').trim());
        }}
      >
        <TextInput name="buscar" label="Número o palabras" defaultValue={words ?? ''} maxLength={100} />
        <TextInput
          type="date"
          label="Vigencia al"
          defaultValue={date ?? ''}
          onChange={({ currentTarget: { value } }) => {
            if (value === '' || isCalendarDate(value)) put('fecha', value);
          }}
        />
        <NativeSelect
          label="Estado"
          value={force ?? ''}
          onChange={({ currentTarget }) => put('estado', currentTarget.value)}
          data={[
            { value: '', label: 'Todos' },
            ...Object.entries(FORCE_TEXT).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Button type="submit" variant="default">
          Buscar
        </Button>
      </form>
      <Answer query={norms} blocks={[60, 60]}>
        {({ norms: found, total, day }) =>
          total === 0 ? (
            <Text>Ninguna norma así en este lugar.</Text>
          ) : (
            <Stack gap="sm">
              <Text size="sm" className="v-muted">
                {formatNumber(total, 0)} {total === 1 ? 'norma' : 'normas'}, con su estado al {formatDate(day)}
              </Text>
              <NormTable norms={found} />
              <Pager of={{ total, pageSize: NORMS_PER_PAGE }} />
            </Stack>
          )
        }
      </Answer>
    </section>
  );
}

function NormTable({ norms }: { readonly norms: readonly NormLine[] }) {
  return (
    <ScrollRegion label="Normas">
      <Table striped verticalSpacing={6} miw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Norma</Table.Th>
            <Table.Th>Qué dispone</Table.Th>
            <Table.Th>Publicada</Table.Th>
            <Table.Th>Estado</Table.Th>
            <Table.Th>Confianza</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {norms.map((norm) => (
            <Table.Tr key={norm.code}>
              <Table.Td className="v-norm-name">
                <Anchor component={Link} href={normHref(norm.code)}>
                  {norm.citation}
                </Anchor>
              </Table.Td>
              <Table.Td>{norm.subject}</Table.Td>
              <Table.Td>{norm.publishedOn === null ? (norm.year ?? 'sin día') : formatDate(norm.publishedOn)}</Table.Td>
              <Table.Td>
                <StateWord state={FORCE_STATE[norm.force]}>{FORCE_TEXT[norm.force]}</StateWord>
              </Table.Td>
              <Table.Td>{CONFIDENCE_TEXT[norm.confidence]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
