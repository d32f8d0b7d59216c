import { Anchor, Button, Group, NativeSelect, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Link } from 'wouter';
import { formatNumber } from '#shared/format.ts';
import { ofPlace } from '#shared/place-words.ts';
import { PermittedInSection } from '#modules/sources/web/index.tsx';
import { SOURCES } from '#modules/sources/index.ts';
import { PanelCard } from '#web/document/PanelCard.tsx';
import { hrefOf, sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { BudgetView } from '../contract.ts';
import { FileRows } from './FileRows.tsx';
import { type BudgetQuestion, useBudget, useBudgetQuestion, type ReaderWord } from './use-budget.ts';
import './budget-page.css';

/** The programme's money, told to whoever manages it, to whoever pays it and to whoever checks it. */
export function BudgetPage() {
  const question = useBudgetQuestion();
  const budget = useBudget(question);
  usePageTitle('Presupuesto 0030');
  return (
    <div className="v-page v-budget">
      <h1>Presupuesto 0030</h1>
      <SegmentedControl
        aria-label="Para quién"
        className="v-budget-readers"
        value={question.reader}
        onChange={(para) => question.change({ para: para === 'gestion' ? null : para })}
        data={READER_WORDS}
      />
      <Answer query={budget} blocks={[60, 300, 300]}>
        {(view) => <Budget view={view} question={question} stale={budget.isPlaceholderData} />}
      </Answer>
    </div>
  );
}

const READER_WORDS: { readonly value: ReaderWord; readonly label: string }[] = [
  { value: 'gestion', label: 'Quién debe acelerar' },
  { value: 'ciudadania', label: 'A dónde va cada sol' },
  { value: 'auditoria', label: 'De dónde sale' },
];

interface BudgetProps {
  readonly view: BudgetView;
  readonly question: BudgetQuestion;
  /** The answer to a new question is on its way. */
  readonly stale: boolean;
}

function Budget({ view, question, stale }: BudgetProps) {
  const { asOf } = useScope();
  const panels = {
    gestion: view.panels.official,
    ciudadania: view.panels.citizen,
    auditoria: view.panels.auditor,
  }[question.reader];
  return (
    <Stack gap="md" aria-busy={stale}>
      <Question view={view} question={question} />
      {panels.length === 0 ? (
        <p className="v-card v-muted">
          Sin presupuesto del programa 0030 {ofPlace(view.place)} en esta edición. Traiga el archivo de gasto mensual
          del MEF, o la plantilla.
        </p>
      ) : null}
      {panels.map((panel) => (
        <div key={panel.id}>
          <PanelCard panel={panel} figures={view.figures} mark={null} />
          {panel.id === 'budget-who' ? <Pages view={view} question={question} /> : null}
        </div>
      ))}
      {question.reader === 'auditoria' ? <FileRows view={view} question={question} /> : null}
      <Group gap="xs">
        <PermittedInSection section="budget" permission={SOURCES.importFile} territory={view.place.code}>
          <Button
            component={Link}
            href={`${sectionPath(view.place.code, 'budget')}/cargar`}
            variant="default"
            size="compact-md"
          >
            Traer archivo del MEF o plantilla
          </Button>
        </PermittedInSection>
        <Button component="a" href="/api/budget/template" variant="subtle" size="compact-md">
          Plantilla por entidad y mes
        </Button>
        <Anchor component={Link} href={hrefOf(sectionPath(view.place.code, 'budget'), asOf)} size="sm">
          Lo que imprime la fuente
        </Anchor>
      </Group>
    </Stack>
  );
}

interface QuestionProps {
  readonly view: BudgetView;
  readonly question: BudgetQuestion;
}

function Question({ view, question }: QuestionProps) {
  const setGoal = useDebouncedCallback((goal: number) => question.change({ goal: String(goal), page: null }), 400);
  return (
    <Group gap="sm" align="end" className="v-budget-question">
      {view.years.length > 1 ? (
        <NativeSelect
          label="Año"
          value={String(view.question.year ?? view.years[0] ?? '')}
          onChange={({ currentTarget }) => question.change({ year: currentTarget.value, page: null, hoja: null })}
          data={view.years.map(String)}
        />
      ) : null}
      {question.reader === 'gestion' ? (
        <>
          <NumberInput
            label="Meta a diciembre, % del PIM"
            w={200}
            min={1}
            max={100}
            clampBehavior="strict"
            allowDecimal={false}
            defaultValue={view.question.goal}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1 && value <= 100) setGoal(value);
            }}
          />
          {view.entities.total > 1 ? (
            <NativeSelect
              label="Ordenar por"
              value={view.question.order}
              onChange={({ currentTarget }) => question.change({ order: currentTarget.value, page: null })}
              data={[
                { value: 'lacking', label: 'Lo que le falta' },
                { value: 'advance', label: 'Menor avance' },
                { value: 'name', label: 'Nombre' },
              ]}
            />
          ) : null}
        </>
      ) : null}
    </Group>
  );
}

function Pages({ view, question }: QuestionProps) {
  const { total, pageSize } = view.entities;
  const { page } = view.question;
  if (total <= pageSize) return null;
  const last = Math.ceil(total / pageSize);
  return (
    <Group gap="xs" mt={6} component="nav" aria-label="Páginas de municipalidades">
      <Button
        variant="default"
        size="compact-md"
        disabled={page <= 1}
        onClick={() => question.change({ page: String(page - 1) })}
      >
        Anteriores
      </Button>
      <Text size="sm">
        Página {formatNumber(page, 0)} de {formatNumber(last, 0)} · {formatNumber(total, 0)} municipalidades
      </Text>
      <Button
        variant="default"
        size="compact-md"
        disabled={page >= last}
        onClick={() => question.change({ page: String(page + 1) })}
      >
        Siguientes
      </Button>
    </Group>
  );
}
