import { Anchor, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { formatDate, isCalendarDate } from '#shared/calendar-date.ts';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { NormGraph } from '../contract.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../graph.ts';
import { FORCE_TEXT, RELATION_TEXT } from '../relation.ts';
import { useNormGraph } from './norm-queries.ts';
import { normHref } from './norm-words.ts';
import './norms.css';

/** Norms from the oldest to the newest, with what each does to others: a picture, and the same as a table. */
export function GraphPage() {
  usePageTitle('Línea de tiempo y red de normas');
  const { territory } = useScope();
  const [search, setSearch] = useSearchParams();
  const date = search.get('fecha');
  const graph = useNormGraph(territory, date);
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/normas`} size="sm">
        ← Normas
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        Línea de tiempo y red de normas
      </Title>
      <TextInput
        type="date"
        label="Vigencia al"
        w="fit-content"
        mb="sm"
        defaultValue={date ?? ''}
        onChange={({ currentTarget: { value } }) => {
          if (value === '' || isCalendarDate(value)) setSearch(value === '' ? {} : { fecha: value });
        }}
      />
      <Answer query={graph} blocks={[320, 200]}>
        {(view) => (
          <Stack gap="lg">
            <section className="v-card" aria-labelledby="picture">
              <Title order={2} size="h4" id="picture" mb="xs">
                De la más antigua a la más reciente
              </Title>
              <Text size="sm" className="v-muted" mb="xs">
                Borde de color: vigente al {formatDate(view.day)}. Cada línea va de la norma que actúa a la que recibe.
              </Text>
              <ScrollRegion label="Red de normas">
                <GraphPicture view={view} />
              </ScrollRegion>
            </section>
            <RelationTable view={view} />
          </Stack>
        )}
      </Answer>
    </div>
  );
}

const MARGIN = 8;

function GraphPicture({ view }: { readonly view: NormGraph }) {
  const places = new Map(view.nodes.map((node) => [node.code, node]));
  const [width, height] = [view.width + 2 * MARGIN, view.height + 2 * MARGIN];
  return (
    <svg className="v-norm-graph" viewBox={`${-MARGIN} ${-MARGIN} ${width} ${height}`} width={width} height={height}>
      <title>Red de normas: la tabla de abajo dice lo mismo</title>
      {view.years.map(({ label, x }) => (
        <text key={label} x={x + NODE_WIDTH / 2} y={12} textAnchor="middle" className="v-norm-year">
          {label}
        </text>
      ))}
      {view.edges.map(({ from, to, kind }) => {
        const [a, b] = [places.get(from), places.get(to)];
        if (!a || !b) return null;
        return (
          <path key={`${from} ${kind} ${to}`} d={route(a, b)}>
            <title>{`${a.citation} ${RELATION_TEXT[kind]} ${b.citation}`}</title>
          </path>
        );
      })}
      {view.nodes.map((node) => (
        <Link
          key={node.code}
          href={normHref(node.code)}
          className={node.force === 'inForce' ? 'v-is-in-force' : ''}
          aria-label={`${node.citation}, ${FORCE_TEXT[node.force]}`}
        >
          <title>{node.subject}</title>
          <rect x={node.x} y={node.y} width={NODE_WIDTH} height={NODE_HEIGHT} rx={4} />
          <text x={node.x + NODE_WIDTH / 2} y={node.y + NODE_HEIGHT / 2} textAnchor="middle" dominantBaseline="middle">
            {short(node.citation)}
          </text>
        </Link>
      ))}
    </svg>
  );
}

interface At {
  readonly x: number;
  readonly y: number;
}

const GUTTER = 25;

/** Along its own row, which is free, and up or down beside the older one: behind no norm. */
function route(from: At, to: At): string {
  const middle = NODE_HEIGHT / 2;
  const right = to.x + NODE_WIDTH;
  const start = from.x === to.x ? from.x + NODE_WIDTH : from.x;
  return `M${start},${from.y + middle} H${right + GUTTER} V${to.y + middle} H${right}`;
}

const MOST_LETTERS = 27;
const short = (citation: string): string =>
  citation.length > MOST_LETTERS ? `${citation.slice(0, MOST_LETTERS - 1)}…` : citation;

function RelationTable({ view }: { readonly view: NormGraph }) {
  const named = new Map(view.nodes.map(({ code, citation }) => [code, citation]));
  const cell = (code: string) => (
    <Anchor component={Link} href={normHref(code)}>
      {named.get(code) ?? code}
    </Anchor>
  );
  return (
    <section className="v-card" aria-labelledby="relations">
      <Title order={2} size="h4" id="relations" mb="xs">
        Qué hace cada norma a otra
      </Title>
      <ScrollRegion label="Relaciones entre normas">
        <Table striped verticalSpacing={6} miw={480}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Norma</Table.Th>
              <Table.Th>Qué hace</Table.Th>
              <Table.Th>A cuál</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.edges.map(({ from, to, kind }) => (
              <Table.Tr key={`${from} ${kind} ${to}`}>
                <Table.Td>{cell(from)}</Table.Td>
                <Table.Td>{RELATION_TEXT[kind]}</Table.Td>
                <Table.Td>{cell(to)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {view.alone.length > 0 ? (
        <Text size="sm" mt="xs">
          Sin relación registrada: {view.alone.join('; ')}.
        </Text>
      ) : null}
    </section>
  );
}
