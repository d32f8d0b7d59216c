import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useAddressFilters } from '#web/state/use-address-filters.ts';
import { Pager } from '#web/table/Pager.tsx';
import { KINDS } from '../committee.ts';
import type { CommitteeView } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { SESSION_TYPES } from '../session.ts';
import { AgreementItem } from './AgreementItem.tsx';
import { CallForm } from './CallForm.tsx';
import { useAct, useCommittee } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import { EditionBodyLine } from './EditionBodies.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { MembersSection } from './MembersSection.tsx';
import { committeePath, committeesPath } from './paths.ts';
import { RhythmList } from './RhythmList.tsx';
import { SessionList } from './SessionList.tsx';
import './committees.css';

/** One committee: what it owes, its sessions, its members and its open agreements. */
export function CommitteePage() {
  const { id } = useParams<{ id: string }>();
  const committee = useCommittee(Number(id), useAddressFilters().page);
  usePageTitle(committee.data?.title ?? 'Comité');
  return (
    <div className="v-page">
      <Answer query={committee} blocks={[40, 120, 200]}>
        {(view) => <Committee view={view} />}
      </Answer>
    </div>
  );
}

interface CommitteeProps {
  readonly view: CommitteeView;
}

function Committee({ view }: CommitteeProps) {
  const { territory, title, kind, norm, installedOn, placeName, parent } = view;
  return (
    <>
      <Anchor component={Link} href={committeesPath(territory)} size="sm">
        ← Comités de {placeName}
      </Anchor>
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text className="v-muted" mb="md">
        {KINDS[kind].label} · {placeName} · {norm}
        {installedOn === null ? '' : ` · instalado el ${formatDate(installedOn)}`}
        {parent === null ? null : (
          <>
            {' · de '}
            <Anchor component={Link} href={committeePath({ territory, id: parent.id })} inherit>
              {parent.title}
            </Anchor>
          </>
        )}
      </Text>
      <Stack gap="md">
        <section className="v-card v-committee-section" aria-labelledby="rhythm">
          <h2 id="rhythm">Ritmo del año</h2>
          <RhythmList rhythms={view.rhythms} />
        </section>
        <Sessions view={view} />
        <Agreements view={view} />
        <MembersSection view={view} />
        <Directory view={view} />
      </Stack>
    </>
  );
}

function Sessions({ view }: CommitteeProps) {
  const { id, territory, sessions, editionBody, today } = view;
  const [search] = useSearchParams();
  const asked = SESSION_TYPES.find((type) => type === search.get('convocar'));
  return (
    <section className="v-card v-committee-section" aria-labelledby="sessions">
      <Group justify="space-between" align="baseline">
        <h2 id="sessions">Sesiones</h2>
        <Anchor href={`/api/committees/${id}/calendar.ics`} size="sm">
          Calendario (iCalendar)
        </Anchor>
      </Group>
      {editionBody === null ? null : (
        <>
          <Text size="sm" fw={600}>
            Antes, según la edición:
          </Text>
          <EditionBodyLine body={editionBody} />
        </>
      )}
      <SessionList sessions={sessions.rows} empty="Todavía no se registra ninguna sesión aquí." />
      <Pager of={sessions} />
      <Permitted permission={COMMITTEES.call} territory={codeInPath(territory)} toDo="convocar una sesión">
        <Disclosed label="Convocar una sesión" variant="filled" isOpenAtFirst={asked !== undefined}>
          {(close) => (
            <CallForm
              committeeId={id}
              territory={territory}
              today={today}
              {...(asked ? { initialType: asked } : {})}
              onDone={close}
            />
          )}
        </Disclosed>
      </Permitted>
    </section>
  );
}

function Agreements({ view: { agreements, today, showsNames } }: CommitteeProps) {
  const [search] = useSearchParams();
  const asked = Number(search.get('acuerdo'));
  return (
    <section className="v-card v-committee-section" aria-labelledby="agreements">
      <h2 id="agreements">Acuerdos pendientes</h2>
      {agreements.length === 0 ? (
        <Text className="v-muted">{showsNames ? 'Ninguno.' : 'Ninguno que usted pueda ver.'}</Text>
      ) : (
        <ul className="v-committee-list">
          {agreements.map((agreement) => (
            <AgreementItem
              key={agreement.id}
              agreement={agreement}
              today={today}
              isReportOpen={agreement.id === asked}
              showsSession
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Directory({ view: { id, territory, directory } }: CommitteeProps) {
  const act = useAct();
  return (
    <section className="v-card v-committee-section" aria-labelledby="directory">
      <h2 id="directory">Directorio publicado</h2>
      {directory === null ? (
        <Text className="v-muted">Todavía no se publica.</Text>
      ) : (
        <>
          <Text size="sm">
            Publicado el {formatDate(directory.publishedOn)} · huella <code className="v-sha">{directory.sha256}</code>
          </Text>
          <ul className="v-committee-list">
            {directory.entries.map((entry) => (
              <li key={`${entry.position}/${entry.entity}/${entry.capacity}`}>
                {entry.position}, {entry.entity}: {entry.capacity === 'titular' ? 'titular' : 'alterno'}
                {entry.name === null ? '' : ` ${entry.name}`}, por {entry.resolution}
              </li>
            ))}
          </ul>
        </>
      )}
      <Permitted permission={COMMITTEES.keep} territory={codeInPath(territory)}>
        <Text size="sm" mb={6}>
          Se publican cargos, entidades y periodos de hoy, y solo los nombres marcados como públicos.
        </Text>
        {act.error ? <Failure error={act.error} /> : null}
        <Button
          variant="default"
          loading={act.isPending}
          onClick={() => act.mutate({ path: `/api/committees/${id}/directory`, body: {} })}
        >
          Publicar el directorio de hoy
        </Button>
      </Permitted>
    </section>
  );
}
