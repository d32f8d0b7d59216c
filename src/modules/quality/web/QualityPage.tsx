import { Anchor, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import type { Severity } from '#shared/check.ts';
import type { FigureMap } from '#shared/figure.ts';
import { formatNumber } from '#shared/format.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { usePlace } from '#modules/territory/web/index.tsx';
import { hrefOf, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Status } from '#web/state/Status.tsx';
import type { QualityView } from '../contract.ts';
import type { Finding } from '../finding.ts';
import { QUALITY } from '../policy.ts';
import { FindingCard } from './FindingCard.tsx';
import { groupByCause, SEVERITY_WORDS } from './finding-words.ts';
import { useQuality } from './quality-queries.ts';
import './quality-page.css';

type Show = 'open' | 'accepted' | 'all';

const SHOWN: readonly { readonly value: Show; readonly label: string }[] = [
  { value: 'open', label: 'Abiertas' },
  { value: 'accepted', label: 'Aceptadas' },
  { value: 'all', label: 'Todas' },
];

/** "Calidad": what the checks found in a place at a date. */
export function QualityPage() {
  const scope = useScope();
  const place = usePlace(scope.territory);
  const name = place.data?.place.name ?? '';
  usePageTitle(`Calidad · ${name}`);
  const quality = useQuality(scope);
  return (
    <div className="v-page">
      <Title order={1} size="h2">
        Calidad de las cifras{name === '' ? '' : `: ${name}`}
      </Title>
      <Text className="v-muted" mb="md">
        {scope.asOf === null ? 'Última información de cada sección.' : `Como se sabía el ${formatDate(scope.asOf)}.`}{' '}
        Cada regla compara cifras entre sí, con el intervalo de redondeo de los decimales impresos.{' '}
        <Anchor component={Link} href="/metodo">
          Cómo se comprueba
        </Anchor>
        .
      </Text>
      <Answer query={quality} blocks={[80, 200, 200]}>
        {(view) => <QualityReport view={view} />}
      </Answer>
    </div>
  );
}

interface QualityReportProps {
  readonly view: QualityView;
}

function QualityReport({ view }: QualityReportProps) {
  const [search, setSearch] = useSearchParams();
  const show: Show = SHOWN.find((option) => option.value === search.get('ver'))?.value ?? 'open';
  const findings = view.findings.filter((finding) => show === 'all' || finding.status === show);
  const groups = groupByCause(findings);
  const shared = groups.filter((group) => group.findings.length > 1);
  const single = groups.filter((group) => group.findings.length === 1).flatMap((group) => group.findings);
  return (
    <Stack gap="lg">
      <Counts view={view} />
      <SegmentedControl
        aria-label="Observaciones que se muestran"
        value={show}
        data={SHOWN.map(({ value, label }) => ({ value, label }))}
        onChange={(next) =>
          setSearch((previous) => {
            const changed = new URLSearchParams(previous);
            changed.set('ver', next);
            return changed;
          })
        }
        style={{ alignSelf: 'flex-start' }}
      />
      {groups.length > 0 ? (
        <Permitted
          permission={QUALITY.acceptFinding}
          territory={view.territory}
          toDo="aceptar una observación con su motivo"
        />
      ) : null}
      {groups.length === 0 ? <Status>{emptyWords(show)}</Status> : null}
      {shared.map((group) => (
        <section key={group.rootCause} aria-label={`Causa: ${causeTitle(group.findings)}`}>
          <h2 className="v-cause">
            Una causa, {formatNumber(group.findings.length, 0)} observaciones: {causeTitle(group.findings)}
          </h2>
          <FindingGrid findings={group.findings} named={view.named} />
        </section>
      ))}
      {single.length > 0 ? (
        <section aria-label="Causas de una sola observación">
          <h2 className="v-cause">{shared.length > 0 ? 'Otras, cada una con su causa' : 'Cada una con su causa'}</h2>
          <FindingGrid findings={single} named={view.named} />
        </section>
      ) : null}
      <Text size="sm">
        <Anchor component={Link} href={hrefOf(placePath(view.territory), view.asOf)}>
          Volver al panorama
        </Anchor>
      </Text>
    </Stack>
  );
}

interface FindingGridProps {
  readonly findings: readonly Finding[];
  readonly named: FigureMap;
}

function FindingGrid({ findings, named }: FindingGridProps) {
  return (
    <div className="v-finding-grid">
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} figures={named} />
      ))}
    </div>
  );
}

function Counts({ view }: QualityReportProps) {
  const open = view.findings.filter((finding) => finding.status === 'open');
  const causes = groupByCause(open).length;
  const of = (severity: Severity): number => open.filter((finding) => finding.severity === severity).length;
  const facts: readonly { readonly label: string; readonly value: number }[] = [
    { label: 'cifras numéricas', value: view.figures.total },
    { label: 'comprobadas entre sí', value: view.figures.checked },
    { label: 'quedan solas', value: view.figures.alone },
    { label: 'observaciones abiertas', value: open.length },
    { label: 'causas', value: causes },
    { label: SEVERITY_WORDS.serious.many.toLowerCase(), value: of('serious') },
    { label: SEVERITY_WORDS.moderate.many.toLowerCase(), value: of('moderate') },
    { label: SEVERITY_WORDS.minor.many.toLowerCase(), value: of('minor') },
  ];
  return (
    <dl className="v-quality-counts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dd>{formatNumber(fact.value, 0)}</dd>
          <dt>{fact.label}</dt>
        </div>
      ))}
    </dl>
  );
}

/** One mistake that explains several findings is named by its likeliest diagnosis. */
function causeTitle(findings: readonly Finding[]): string {
  const [first] = findings;
  if (!first) return '';
  return first.diagnosis[0]?.cause ?? first.title;
}

function emptyWords(show: Show): string {
  if (show === 'accepted') return 'Nadie aceptó observaciones en este lugar y fecha.';
  return show === 'open'
    ? 'No hay observaciones abiertas en este lugar y fecha.'
    : 'No hay observaciones en este lugar y fecha.';
}
