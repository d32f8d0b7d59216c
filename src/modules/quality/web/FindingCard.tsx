import { Anchor, Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { Permitted } from '#modules/identity/web/index.tsx';
import type { FigureMap } from '#shared/figure.ts';
import { formatNumber } from '#shared/format.ts';
import { StateWord } from '#web/document/StateWord.tsx';
import { useProof } from '#web/figure/use-proof.ts';
import { useScope } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import type { Finding } from '../finding.ts';
import { QUALITY } from '../policy.ts';
import { expectedWords, figureName, findingValue, SEVERITY_WORDS } from './finding-words.ts';
import { useAcceptFinding, useTakeBackAcceptance } from './quality-queries.ts';
import '#web/figure/figure-button.css';
import './finding-card.css';

interface FindingCardProps {
  readonly finding: Finding;
  readonly figures: FigureMap;
}

/** What does not hold, what was printed against what was expected, why, and what somebody decided. */
export function FindingCard({ finding, figures }: FindingCardProps) {
  const severity = SEVERITY_WORDS[finding.severity];
  return (
    <article className="v-card v-finding" id={`finding-${finding.id}`}>
      <Group gap="xs" align="baseline">
        <StateWord state={finding.status === 'accepted' ? 'neutral' : severity.state}>
          <strong>{severity.one}</strong>
        </StateWord>
        {finding.status === 'accepted' ? <Badge variant="default">Aceptada</Badge> : null}
        <Text size="sm" className="v-muted">
          Regla <code>{finding.rule}</code> ·{' '}
          <Anchor component={Link} href={`/registro?asunto=finding/${finding.id}`} inherit>
            Historial
          </Anchor>
        </Text>
      </Group>
      <h3 className="v-finding-title">{finding.title}</h3>
      <FindingFigures finding={finding} figures={figures} />
      {finding.diagnosis.length > 0 ? (
        <div>
          <Text size="sm" fw={600}>
            Causa más probable
          </Text>
          <ol className="v-finding-causes">
            {finding.diagnosis.map((diagnosis, index) => (
              <li key={index}>
                {diagnosis.cause}
                {diagnosis.change ? <ChangeWords change={diagnosis.change} figures={figures} /> : null}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {finding.note ? (
        <Text size="sm">
          <strong>Motivo de la aceptación:</strong> {finding.note}
        </Text>
      ) : null}
      <DecisionOf finding={finding} />
    </article>
  );
}

function FindingFigures({ finding, figures }: FindingCardProps) {
  const { open } = useProof();
  if (finding.inWords) return <WordsAndFigures finding={finding} figures={figures} words={finding.inWords} />;
  if (finding.figures.length === 0) return null;
  return (
    <table className="v-finding-table">
      <thead>
        <tr>
          <th scope="col">Cifra</th>
          <th scope="col">Impresa</th>
          <th scope="col">Esperada</th>
        </tr>
      </thead>
      <tbody>
        {finding.figures.map((item) => {
          const figure = figures[item.id];
          return (
            <tr key={item.id}>
              <th scope="row">{figure ? figureName(figure) : item.id}</th>
              <td>
                <button
                  type="button"
                  className={typeof item.stated === 'number' ? 'v-figure v-figure-number' : 'v-figure'}
                  data-figure={item.id}
                  onClick={() => open(item.id)}
                >
                  {findingValue(item.stated, figure)}
                </button>
              </td>
              <td>{expectedWords(item, figure)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface WordsAndFiguresProps extends FindingCardProps {
  readonly words: NonNullable<Finding['inWords']>;
}

const FIGURES_SHOWN = 8;

/** A rule in words: what the source says, what was expected, and the figures that it looked at. */
function WordsAndFigures({ finding, figures, words }: WordsAndFiguresProps) {
  const { open } = useProof();
  const items = finding.figures.slice(0, FIGURES_SHOWN);
  const rest = finding.figures.length - items.length;
  return (
    <dl className="v-finding-words">
      {words.stated === '' ? null : (
        <>
          <dt>Dice</dt>
          <dd>{words.stated}</dd>
        </>
      )}
      <dt>Se esperaba</dt>
      <dd>{words.expected}</dd>
      {items.length > 0 ? (
        <>
          <dt>Dónde</dt>
          <dd>
            <ul className="v-finding-places">
              {items.map(({ id, stated }) => {
                const figure = figures[id];
                return (
                  <li key={id}>
                    {figure ? figureName(figure) : id}:{' '}
                    <button
                      type="button"
                      className={typeof stated === 'number' ? 'v-figure v-figure-number' : 'v-figure'}
                      data-figure={id}
                      onClick={() => open(id)}
                    >
                      {figure?.printed ?? findingValue(stated, figure)}
                    </button>
                  </li>
                );
              })}
              {rest > 0 ? <li>y {formatNumber(rest, 0)} más</li> : null}
            </ul>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

interface ChangeWordsProps {
  readonly change: { readonly figure: string; readonly from: number; readonly to: number };
  readonly figures: FigureMap;
}

function ChangeWords({ change, figures }: ChangeWordsProps) {
  const figure = figures[change.figure];
  const value = (number: number): string => (figure ? findingValue(number, figure) : formatNumber(number, 0));
  return (
    <span className="v-finding-change">
      {' '}
      {figure?.label ?? change.figure}: {value(change.from)} → <strong>{value(change.to)}</strong> hace que todo cuadre.
    </span>
  );
}

/** To who may decide there; the page that lists them tells visitors once to sign in. */
function DecisionOf({ finding }: DecisionProps) {
  const { territory } = useScope();
  const permission = finding.status === 'accepted' ? QUALITY.withdrawAcceptance : QUALITY.acceptFinding;
  return (
    <Permitted permission={permission} territory={territory}>
      <Decision finding={finding} />
    </Permitted>
  );
}

interface DecisionProps {
  readonly finding: Finding;
}

function Decision({ finding }: DecisionProps) {
  const scope = useScope();
  const [isWriting, setIsWriting] = useState(false);
  const [reason, setReason] = useState('');
  const accept = useAcceptFinding(finding.id);
  const takeBack = useTakeBackAcceptance(finding.id, scope);
  if (finding.status === 'accepted') {
    return (
      <Stack gap={4} align="flex-start">
        <Button size="compact-sm" variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
          Retirar la aceptación
        </Button>
        {takeBack.error ? <Failure error={takeBack.error} /> : null}
      </Stack>
    );
  }
  if (!isWriting) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => setIsWriting(true)}
        style={{ alignSelf: 'flex-start' }}
      >
        Aceptar con motivo
      </Button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate({ ...scope, reason });
      }}
    >
      <Stack gap="xs">
        <Textarea
          label="Motivo"
          description="Se imprime como nota al pie y caduca si cambia cualquiera de las cifras."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          required
          autosize
          minRows={2}
          data-autofocus
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={accept.isPending} disabled={reason.trim() === ''}>
            Aceptar la observación
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setIsWriting(false)}>
            Cancelar
          </Button>
        </Group>
        {accept.error ? <Failure error={accept.error} /> : null}
      </Stack>
    </form>
  );
}
