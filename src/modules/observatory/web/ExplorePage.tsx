import {
  Anchor,
  Button,
  Group,
  Menu,
  MultiSelect,
  NativeSelect,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { PanelCard } from '#web/document/PanelCard.tsx';
import { codeInPath, hrefOf, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { ComplaintView } from '../contract.ts';
import type { Form } from '../explore/panel.ts';
import { type Dimension, isPlaceLevel, type PlaceLevel } from '../explore/query.ts';
import { type Explored, useComplaintView, useExplored } from './use-explored.ts';
import './explore-page.css';

/** Any place, months and modalities, told apart as one likes; the address is the question. */
export function ExplorePage() {
  const explored = useExplored();
  const view = useComplaintView(explored);
  usePageTitle(view.data ? view.data.panel.title : 'Explorar denuncias');
  return (
    <div className="v-page v-explore">
      <h1>Explorar denuncias</h1>
      <Answer query={view} blocks={[90, 60, 400]}>
        {(data) => <Explorer view={data} explored={explored} stale={view.isPlaceholderData} />}
      </Answer>
    </div>
  );
}

interface ExplorerProps {
  readonly view: ComplaintView;
  readonly explored: Explored;
  /** The answer to a new question is on its way. */
  readonly stale?: boolean;
}

function Explorer({ view, explored, stale = false }: ExplorerProps) {
  const { asOf } = useScope();
  const [, navigate] = useLocation();
  const deeper = nextLevel(view);
  const openPlace = (code: string): void =>
    navigate(hrefOf(`${placePath(codeInPath(code))}/explorar?${questionAt(view, code)}`, null));
  return (
    <Stack gap="md" aria-busy={stale}>
      <Question view={view} explored={explored} />
      {view.forms.length > 1 ? (
        <SegmentedControl
          aria-label="Forma"
          className="v-explore-forms"
          value={
            explored.form !== null && view.forms.some((form) => form === explored.form)
              ? explored.form
              : (view.forms[0] ?? 'table')
          }
          onChange={(form) => explored.change({ form })}
          data={view.forms.map((form) => ({ value: form, label: FORM_WORDS[form] }))}
        />
      ) : null}
      <PanelCard panel={view.panel} figures={view.figures} onTerritory={openPlace} mark={null} />
      <Group gap="xs">
        {deeper === null ? null : (
          <Button variant="default" size="compact-md" onClick={() => explored.change({ by: deeper.join(',') })}>
            {LEVEL_BUTTONS[deeper.find(isPlaceLevel) ?? 'district']}
          </Button>
        )}
        <Downloads view={view} asOf={asOf} />
        <Anchor component={Link} href="/metodo" size="sm">
          Cómo se calculó
        </Anchor>
      </Group>
      <Text size="sm" className="v-muted">
        Dirección permanente: <code>/api/complaints?{view.address}</code>
      </Text>
    </Stack>
  );
}

const FORM_WORDS: Readonly<Record<Form, string>> = {
  table: 'Tabla',
  bars: 'Barras',
  line: 'Líneas',
  multiples: 'Una a una',
  calendar: 'Calendario',
  ranking: 'Orden',
  map: 'Mapa',
};

const LEVEL_BUTTONS: Readonly<Record<PlaceLevel, string>> = {
  region: 'Ver por región',
  province: 'Ver por provincia',
  district: 'Ver por distrito',
};

/** One level down of what is told apart now; null at the districts. */
function nextLevel({ query, place }: ComplaintView): readonly Dimension[] | null {
  const rest = query.by.filter((dimension) => !isPlaceLevel(dimension));
  const current = query.by.find(isPlaceLevel);
  if (current === 'district' || place.level === 'district') return null;
  if (current === undefined)
    return [place.level === 'country' ? 'region' : place.level === 'region' ? 'province' : 'district', ...rest];
  return [current === 'region' ? 'province' : 'district', ...rest];
}

/** The same question of another place, without its level: where a click on a map leads. */
function questionAt({ query }: ComplaintView, code: string): string {
  const by = query.by.filter((dimension) => !isPlaceLevel(dimension));
  const level = code.length === 2 ? ['province'] : code.length === 4 ? ['district'] : [];
  const question = new URLSearchParams({ from: query.from, to: query.to });
  if ([...level, ...by].length > 0) question.set('by', [...level, ...by].join(','));
  if (query.modalities.length > 0) question.set('modality', query.modalities.join(','));
  return question.toString().replaceAll('%2C', ',');
}

function Question({ view, explored }: ExplorerProps) {
  const { query, modalities, months, editions, edition, place } = view;
  const levels: readonly (readonly [string, string])[] = [
    ['', 'Sin separar lugares'],
    ...(place.level === 'country' ? [['region', 'Por región'] as const] : []),
    ...(place.level === 'country' || place.level === 'region' ? [['province', 'Por provincia'] as const] : []),
    ...(place.level === 'district' ? [] : [['district', 'Por distrito'] as const]),
  ];
  const set = (kind: 'place' | 'time' | 'modality', value: string): void => {
    const kindOf = (dimension: Dimension): string =>
      isPlaceLevel(dimension) ? 'place' : dimension === 'modality' ? 'modality' : 'time';
    const others = query.by.filter((dimension) => kindOf(dimension) !== kind);
    explored.change({ by: [...others, ...(value === '' ? [] : [value])].join(',') });
  };
  const chosen = (kind: (dimension: Dimension) => boolean): string => query.by.find(kind) ?? '';
  return (
    <form className="v-explore-question" onSubmit={(event) => event.preventDefault()}>
      <TextInput
        type="month"
        label="Desde"
        defaultValue={query.from}
        key={`from ${query.from}`}
        min={months.from}
        max={months.to}
        onChange={({ currentTarget }) =>
          currentTarget.value && explored.changeMonth('from', currentTarget.value, query)
        }
      />
      <TextInput
        type="month"
        label="Hasta"
        defaultValue={query.to}
        key={`to ${query.to}`}
        min={months.from}
        max={months.to}
        onChange={({ currentTarget }) => currentTarget.value && explored.changeMonth('to', currentTarget.value, query)}
      />
      <NativeSelect
        label="Lugares"
        value={chosen(isPlaceLevel)}
        onChange={({ currentTarget }) => set('place', currentTarget.value)}
        data={levels.map(([value, label]) => ({ value, label }))}
      />
      <NativeSelect
        label="Tiempo"
        value={chosen((one) => one === 'month' || one === 'year')}
        onChange={({ currentTarget }) => set('time', currentTarget.value)}
        data={[
          { value: '', label: 'Todo el periodo' },
          { value: 'month', label: 'Mes a mes' },
          { value: 'year', label: 'Año a año' },
        ]}
      />
      <NativeSelect
        label="Separar modalidades"
        value={chosen((one) => one === 'modality')}
        onChange={({ currentTarget }) => set('modality', currentTarget.value)}
        data={[
          { value: '', label: 'Juntas' },
          { value: 'modality', label: 'Por modalidad' },
        ]}
      />
      <MultiSelect
        label="Solo estas modalidades"
        placeholder={query.modalities.length === 0 ? 'Todas' : ''}
        value={[...query.modalities]}
        onChange={(values) => explored.change({ modality: values.join(',') })}
        data={modalities.map(({ slug, name }) => ({ value: slug, label: name }))}
        clearable
        clearButtonProps={{ 'aria-label': 'Quitar todas' }}
      />
      {editions.length > 1 ? (
        <NativeSelect
          label="Edición"
          value={query.edition === null ? '' : String(query.edition)}
          onChange={({ currentTarget }) => explored.change({ edition: currentTarget.value })}
          data={[
            { value: '', label: `La vigente (corte ${formatDate(edition.cutOff)})` },
            ...editions.map(({ id, cutOff }) => ({ value: String(id), label: `Corte ${formatDate(cutOff)}` })),
          ]}
        />
      ) : null}
    </form>
  );
}

interface DownloadsProps {
  readonly view: ComplaintView;
  readonly asOf: string | null;
}

function Downloads({ view, asOf }: DownloadsProps) {
  const href = (format: string): string =>
    `/api/complaints?${view.address}&format=${format}${asOf === null ? '' : `&asOf=${asOf}`}`;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="compact-md">
          Descargar ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={href('csv')}>
          CSV
        </Menu.Item>
        <Menu.Item component="a" href={href('xlsx')}>
          Excel
        </Menu.Item>
        <Menu.Item component="a" href={href('json')}>
          JSON
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
