import { Drawer, Stack, Text, Title } from '@mantine/core';
import { formatDate } from '#shared/calendar-date.ts';
import { ABSENCE_TEXT, type Figure } from '#shared/figure.ts';
import { formatFigure } from '#shared/format.ts';
import { EditionLine } from '#modules/sources/web/index.tsx';
import { FindingCard } from '#modules/quality/web/index.tsx';
import { useProof } from '#web/figure/use-proof.ts';
import { Words } from '#web/glossary/Words.tsx';
import { useScope } from '#web/place/scope.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { FigureProof } from '../contract.ts';
import { useFigureProof } from './briefing-queries.ts';
import { ProofRows } from './ProofRows.tsx';
import { unitWords } from './unit-words.ts';
import { useOpenView } from './use-open-view.ts';
import './proof-panel.css';

/** The side panel of a number: where it comes from, without leaving the page. */
export function ProofPanel() {
  const { figureId, close } = useProof();
  const scope = useScope();
  const view = useOpenView();
  const proof = useFigureProof(figureId, scope, view);
  return (
    <Drawer
      opened={figureId !== null}
      onClose={close}
      position="right"
      size="lg"
      title="De dónde sale esta cifra"
      closeButtonProps={{ 'aria-label': 'Cerrar' }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {figureId === null ? null : (
        <div aria-live="polite">
          <Answer query={proof} blocks={[60, 120, 160]}>
            {(data) => <Proof proof={data} />}
          </Answer>
        </div>
      )}
    </Drawer>
  );
}

interface ProofProps {
  readonly proof: FigureProof;
}

function Proof({ proof }: ProofProps) {
  const { figure, inputs, rows, rowsTotal, others, findings } = proof;
  return (
    <Stack gap="md">
      <div>
        <Title order={3} size="h4" className="v-proof-label">
          <Words text={figure.label} />
        </Title>
        <p className="v-proof-value">{formatFigure(figure)}</p>
        <Text size="sm" className="v-muted">
          {unitWords(figure.unit)} · {figure.period}
        </Text>
      </div>
      <ProofFacts figure={figure} />
      {figure.origin.kind === 'formula' ? <Formula formula={figure.origin.formula} inputs={inputs} /> : null}
      {figure.origin.kind === 'cells' && figure.origin.formula ? (
        <Text size="sm">Se obtiene como: {figure.origin.formula}.</Text>
      ) : null}
      {rows.length > 0 ? <ProofRows rows={rows} total={rowsTotal} /> : null}
      {others.length > 0 ? (
        <section>
          <h4 className="v-proof-heading">La misma cifra en otras ediciones</h4>
          <ul className="v-proof-others">
            {others.map((other) => (
              <li key={other.edition.id}>
                <strong>{other.value}</strong> — <EditionLine edition={other.edition} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {findings.length > 0 ? (
        <section>
          <h4 className="v-proof-heading">Observaciones sobre esta cifra</h4>
          <Stack gap="sm">
            {findings.map((finding) => (
              <FindingCard key={finding.id} finding={finding} figures={figuresById([figure, ...inputs])} />
            ))}
          </Stack>
        </section>
      ) : null}
      <Text size="xs" className="v-muted v-proof-id">
        Identificador: <code>{figure.id}</code>
      </Text>
    </Stack>
  );
}

function figuresById(figures: readonly Figure[]): Readonly<Record<string, Figure>> {
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]));
}

interface ProofFactsProps {
  readonly figure: Figure;
}

function ProofFacts({ figure }: ProofFactsProps) {
  const facts: readonly { readonly label: string; readonly value: string }[] = [
    { label: 'Fuente', value: figure.source || '—' },
    { label: 'Elaboración', value: figure.elaboration || '—' },
    { label: 'Corte', value: figure.cutOff === null ? 'sin fecha de corte' : formatDate(figure.cutOff) },
    ...(figure.value === null
      ? [{ label: 'Por qué falta', value: ABSENCE_TEXT[figure.absence ?? 'notReported'] }]
      : []),
    ...(figure.printed !== undefined && figure.printed !== formatFigure(figure)
      ? [{ label: 'Como la imprime la fuente', value: figure.printed }]
      : []),
    ...(figure.later ? [{ label: 'Atención', value: 'Se supo después de la fecha elegida' }] : []),
  ];
  return (
    <dl className="v-proof-facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            <Words text={fact.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface FormulaProps {
  readonly formula: string;
  readonly inputs: readonly Figure[];
}

function Formula({ formula, inputs }: FormulaProps) {
  const { open } = useProof();
  return (
    <section>
      <h4 className="v-proof-heading">Cómo se calculó</h4>
      <p className="v-proof-formula">{formula}</p>
      <ul className="v-proof-inputs">
        {inputs.map((input) => (
          <li key={input.id}>
            <button type="button" onClick={() => open(input.id)}>
              <span>
                {input.label} <span className="v-muted">· {input.period}</span>
              </span>
              <strong>{formatFigure(input)}</strong>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
