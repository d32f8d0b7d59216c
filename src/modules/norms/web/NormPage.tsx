import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { NormView } from '../contract.ts';
import { RECURRENCE_TEXT } from '../obligation.ts';
import { printedValue } from '../parameter-change.ts';
import { NORMS } from '../policy.ts';
import { FORCE_TEXT } from '../relation.ts';
import { CONFIDENCE_TEXT } from '../tables.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { ChangesCard } from './ChangesCard.tsx';
import { DependentsCard } from './DependentsCard.tsx';
import { LifeCard } from './LifeCard.tsx';
import { ArticlesCard, DocumentsCard } from './NormParts.tsx';
import { useNorm, useParameters } from './norm-queries.ts';
import { FORCE_STATE } from './norm-words.ts';
import { ObligationForm } from './ObligationForm.tsx';
import { RelationsCard } from './RelationsCard.tsx';
import './norms.css';

/** One norm: its life, what it does, what it obliges to, what hangs on it. */
export function NormPage() {
  const { code = '' } = useParams<{ code: string }>();
  const { territory } = useScope();
  const norm = useNorm(decodeURIComponent(code));
  usePageTitle(norm.data?.norm.citation ?? 'Norma');
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/normas`} size="sm">
        ← Normas
      </Anchor>
      <Answer query={norm} blocks={[60, 200, 200]}>
        {(view) => <Norm view={view} here={territory} />}
      </Answer>
    </div>
  );
}

interface NormProps {
  readonly view: NormView;
  /** 'PE' or digits: where what depends is looked at. */
  readonly here: string;
}

function Norm({ view, here }: NormProps) {
  const { norm, own } = view;
  const place = codeInPath(norm.territory);
  return (
    <Stack gap="lg">
      <header>
        <Title order={1} size="h2" mt={4}>
          {norm.citation}
        </Title>
        <Text mb={4}>{norm.subject}</Text>
        <StateWord state={FORCE_STATE[norm.force]}>{FORCE_TEXT[norm.force]}</StateWord>
      </header>
      <section className="v-card" aria-label="Datos">
        <Facts view={view} />
      </section>
      {own ? <LifeCard norm={own} /> : null}
      <RelationsCard view={view} />
      <ArticlesCard view={view} />
      <DocumentsCard view={view} />
      <Obligations view={view} place={place} />
      <Thresholds view={view} place={place} />
      <DependentsCard code={norm.code} territory={here} />
    </Stack>
  );
}

function Facts({ view: { norm } }: { readonly view: NormView }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Identificador', norm.code],
    ['Tipo', norm.type],
    ['Emisor', norm.issuer],
    ...(norm.unit === '' ? [] : [['La elabora', norm.unit] as const]),
    ['Publicada', norm.publishedOn === null ? 'día no registrado' : formatDate(norm.publishedOn)],
    ['Obliga desde', norm.inForceFrom === null ? 'día no registrado' : formatDate(norm.inForceFrom)],
    ...(norm.inForceTo === null ? [] : [['Obliga hasta', formatDate(norm.inForceTo)] as const]),
    ['Confianza', CONFIDENCE_TEXT[norm.confidence]],
    ['Fuente', norm.source === '' ? 'no registrada' : norm.source],
  ];
  return (
    <dl className="v-norm-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface PartProps {
  readonly view: NormView;
  /** 'PE' or digits: of who issues it. */
  readonly place: string;
}

function Obligations({ view, place }: PartProps) {
  return (
    <section className="v-card" aria-labelledby="obligations">
      <Title order={2} size="h4" id="obligations" mb="xs">
        A qué obliga
      </Title>
      {view.obligations.length === 0 ? <Text mb="xs">Nada registrado.</Text> : null}
      <ul className="v-norm-list">
        {view.obligations.map(({ id, what, who, every, firstDueOn, article }) => (
          <li key={id}>
            {what}: {who}, {RECURRENCE_TEXT[every]} desde el {formatDate(firstDueOn)}
            {article === '' ? '' : ` (art. ${article})`}
          </li>
        ))}
      </ul>
      <Permitted permission={NORMS.keep} territory={place}>
        <details>
          <summary>Registrar una obligación</summary>
          <ObligationForm territory={place} norm={view.norm.code} />
        </details>
      </Permitted>
    </section>
  );
}

function Thresholds({ view, place }: PartProps) {
  const parameters = useParameters(place);
  const lines = parameters.data?.changes.filter(({ norm }) => norm === view.norm.code) ?? [];
  const applied = view.changes.filter(({ status }) => status === 'applied');
  return (
    <>
      <Permitted permission={NORMS.propose} territory={place}>
        <ChangesCard changes={lines} territory={place} />
      </Permitted>
      <section className="v-card" aria-labelledby="norm-thresholds">
        <Title order={2} size="h4" id="norm-thresholds" mb="xs">
          Umbrales que cambia
        </Title>
        {applied.length === 0 ? <Text mb="xs">Ninguno aplicado.</Text> : null}
        <ul className="v-norm-list">
          {applied.map(({ id, meaning, value, day, unit, validFrom, reason }) => (
            <li key={id}>
              {meaning}: {printedValue(value, day, unit)} desde el {formatDate(validFrom)}. Motivo: {reason}
            </li>
          ))}
        </ul>
        <Permitted permission={NORMS.propose} territory={place}>
          <details>
            <summary>Proponer un nuevo valor por esta norma</summary>
            <ChangeForm parameters={parameters.data?.parameters ?? []} territory={place} norm={view.norm.code} />
          </details>
        </Permitted>
      </section>
    </>
  );
}
