import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useAddressFilters } from '#web/state/use-address-filters.ts';
import { Pager } from '#web/table/Pager.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { KINDS } from '../committee.ts';
import type { CommitteeList, CommitteeSummary } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { useCommittees } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import { EditionBodies } from './EditionBodies.tsx';
import { committeePath, committeesPath, sessionPath } from './paths.ts';
import { RegisterCommitteeForm } from './RegisterCommitteeForm.tsx';
import { RhythmList } from './RhythmList.tsx';
import './committees.css';

/** "Comités": those of a place and of the places inside it, and what each owes. */
export function CommitteesPage() {
  usePageTitle('Comités');
  const { territory } = useScope();
  const committees = useCommittees(territory, useAddressFilters().page);
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(codeInPath(territory))}/trabajo`} size="sm">
        ← Trabajo
      </Anchor>
      <Group justify="space-between" align="end" mb="md">
        <Title order={1} size="h2">
          Comités{committees.data ? `: ${committees.data.place.name}` : ''}
        </Title>
        <nav aria-label="Comités">
          <Group gap="md">
            <Anchor component={Link} href={`${committeesPath(territory)}/calendario`}>
              Calendario
            </Anchor>
            <Anchor component={Link} href={`${committeesPath(territory)}/acuerdos`}>
              Acuerdos
            </Anchor>
          </Group>
        </nav>
      </Group>
      <Answer query={committees} blocks={[120, 120]}>
        {(list) => <Committees list={list} territory={territory} />}
      </Answer>
    </div>
  );
}

interface CommitteesProps {
  readonly list: CommitteeList;
  readonly territory: string;
}

function Committees({ list, territory }: CommitteesProps) {
  return (
    <Stack gap="lg">
      {list.missing === null ? null : (
        <StateWord state="unknown">
          El {KINDS[list.missing].label} de {list.place.name} no está registrado.
        </StateWord>
      )}
      {list.rows.length === 0 && list.missing === null ? (
        <Text className="v-muted">Nadie registró comités en {list.place.name}.</Text>
      ) : null}
      <div className="v-committee-cards">
        {list.rows.map((committee) => (
          <CommitteeCard key={committee.id} committee={committee} />
        ))}
      </div>
      <Pager of={list} />
      {list.unregistered.length === 0 ? null : (
        <details>
          <summary>
            {list.unregistered.length === 1
              ? 'Falta registrar un comité'
              : `Faltan registrar ${list.unregistered.length} comités`}{' '}
            en {list.place.name}
          </summary>
          <ul>
            {list.unregistered.map(({ kind, place }) => (
              <li key={place.code}>
                <Anchor component={Link} href={committeesPath(place.code)}>
                  {KINDS[kind].label} de {place.name}
                </Anchor>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Permitted permission={COMMITTEES.keep} territory={territory} toDo="registrar un comité">
        <Disclosed label="Registrar un comité">
          {(close) => (
            <RegisterCommitteeForm
              territory={territory}
              suggested={list.missing}
              placeName={list.place.name}
              today={list.today}
              groups={list.rows.filter(({ kind, territory: of }) => kind === 'workingGroup' && of === list.place.code)}
              onDone={close}
            />
          )}
        </Disclosed>
      </Permitted>
      <EditionBodies bodies={list.editionBodies} today={list.today} />
    </Stack>
  );
}

function CommitteeCard({ committee }: { readonly committee: CommitteeSummary }) {
  const { title, placeName, kind, next, openAgreements, overdueAgreements, rhythms } = committee;
  return (
    <article className="v-card v-committee-card">
      <h2>
        <Anchor component={Link} href={committeePath(committee)} inherit>
          {title}
        </Anchor>
      </h2>
      <Text size="sm" className="v-muted">
        {KINDS[kind].label} · {placeName}
      </Text>
      <RhythmList rhythms={rhythms} />
      <Text size="sm" mt={6}>
        {next === null ? (
          'Ninguna sesión convocada.'
        ) : (
          <>
            Próxima:{' '}
            <Anchor component={Link} href={sessionPath(next)} inherit>
              {next.title}
            </Anchor>
            , {formatDate(next.heldOn)} a las {next.startsAt}.
          </>
        )}
      </Text>
      {openAgreements === 0 ? null : (
        <StateWord state={overdueAgreements > 0 ? 'bad' : 'warn'}>
          {openAgreements} {openAgreements === 1 ? 'acuerdo pendiente' : 'acuerdos pendientes'}
          {overdueAgreements > 0 ? `, ${overdueAgreements} con plazo vencido` : ''}
        </StateWord>
      )}
    </article>
  );
}
