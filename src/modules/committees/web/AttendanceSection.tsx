import { NativeSelect, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath } from '#web/place/scope.ts';
import type { SessionView } from '../contract.ts';
import { CAPACITY_WORDS } from '../membership.ts';
import { COMMITTEES } from '../policy.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import type { SessionPartProps } from './session-part.ts';

const ABSENT = 'absent';
const EXCUSED = 'excused';

/** Who came, and whether there was a quorum of those in force that day. */
export function AttendanceSection({ view }: SessionPartProps) {
  const { session, quorumNeeded, attendance, today } = view;
  const isOpen = session.status === 'called' || session.status === 'held' || session.status === 'withoutQuorum';
  const isDue = session.heldOn <= today;
  return (
    <section className="v-card v-committee-section" aria-labelledby="attendance">
      <h2 id="attendance">Asistencia y quórum</h2>
      <QuorumLine view={view} />
      {session.quorum === null ? null : (
        <ul className="v-committee-list">
          {attendance.map(({ seat, appointments, appointmentId, excused }) => {
            const who = appointments.find(({ id }) => id === appointmentId);
            return (
              <li key={seat.id}>
                {seat.position}, {seat.entity}:{' '}
                {who ? (
                  <StateWord state="good">
                    {CAPACITY_WORDS[who.capacity]}, {who.holder}
                  </StateWord>
                ) : (
                  <StateWord state="unknown">{excused ? 'no asistió, con aviso' : 'no asistió'}</StateWord>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {isOpen && quorumNeeded !== null && isDue ? (
        <Permitted permission={COMMITTEES.record} territory={codeInPath(session.territory)}>
          <Disclosed
            label={session.quorum === null ? 'Registrar la asistencia' : 'Corregir la asistencia'}
            variant={session.quorum === null ? 'filled' : 'subtle'}
          >
            {(close) => <AttendanceForm view={view} onDone={close} />}
          </Disclosed>
        </Permitted>
      ) : null}
      {isOpen && !isDue ? (
        <Text size="sm" className="v-muted">
          La asistencia se registra el {formatDate(session.heldOn)} o después.
        </Text>
      ) : null}
    </section>
  );
}

function QuorumLine({ view: { session, quorumNeeded, quorumBasis } }: SessionPartProps) {
  if (session.quorum !== null) {
    const { present, members, needed } = session.quorum;
    return (
      <Text>
        <StateWord state={present >= needed ? 'good' : 'bad'}>
          {present >= needed ? 'Hay quórum' : 'No hay quórum'}: {present} de {members} miembros vigentes ese día; se
          necesitan {needed}.
        </StateWord>{' '}
        <span className="v-muted">Regla: {quorumBasis}.</span>
      </Text>
    );
  }
  if (quorumNeeded === null)
    return (
      <StateWord state="bad">
        El comité no tiene miembros con designación vigente el {formatDate(session.heldOn)}.
      </StateWord>
    );
  return (
    <Text>
      {quorumNeeded.members} miembros vigentes el {formatDate(session.heldOn)}; el quórum es de {quorumNeeded.needed}.{' '}
      <span className="v-muted">Regla: {quorumNeeded.basis}.</span>
    </Text>
  );
}

type Chosen = Readonly<Record<number, string>>;

function chosenAtFirst({ attendance, session }: SessionView): Chosen {
  return Object.fromEntries(
    attendance.map(({ seat, appointments, appointmentId, excused }) => {
      const titular = appointments.find(({ capacity }) => capacity === 'titular');
      if (session.quorum === null) return [seat.id, String(titular?.id ?? ABSENT)];
      return [seat.id, appointmentId === null ? (excused ? EXCUSED : ABSENT) : String(appointmentId)];
    }),
  );
}

function AttendanceForm({ view, onDone }: SessionPartProps & { readonly onDone: () => void }) {
  const { session, attendance } = view;
  const [chosen, setChosen] = useState<Chosen>(() => chosenAtFirst(view));
  const [citizens, setCitizens] = useState<number | string>(view.citizens ?? '');
  const act = useAct();
  const entries = attendance.map(({ seat }) => {
    const value = chosen[seat.id] ?? ABSENT;
    const isPresent = value !== ABSENT && value !== EXCUSED;
    return { seatId: seat.id, appointmentId: isPresent ? Number(value) : null, excused: value === EXCUSED };
  });
  return (
    <ActForm
      title="Asistencia"
      action="Guardar la asistencia"
      isPending={act.isPending}
      error={act.error}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          {
            path: `/api/committee-sessions/${session.id}/attendance`,
            body: { entries, citizens: citizens === '' ? null : Number(citizens) },
          },
          { onSuccess: onDone },
        )
      }
    >
      {attendance.map(({ seat, appointments }) => (
        <NativeSelect
          key={seat.id}
          label={`${seat.position}, ${seat.entity}`}
          value={chosen[seat.id] ?? ABSENT}
          data={[
            ...appointments.map(({ id, capacity, holder }) => ({
              value: String(id),
              label: `Asistió el ${CAPACITY_WORDS[capacity]}: ${holder}`,
            })),
            { value: ABSENT, label: 'No asistió' },
            { value: EXCUSED, label: 'No asistió, con aviso' },
          ]}
          onChange={(event) => setChosen({ ...chosen, [seat.id]: event.currentTarget.value })}
        />
      ))}
      {session.type === 'publicConsultation' ? (
        <NumberInput
          label="Público asistente"
          description="Cuántas personas, sin sus nombres."
          min={0}
          allowDecimal={false}
          value={citizens}
          onChange={setCitizens}
        />
      ) : null}
      <Text size="sm">
        {entries.filter(({ appointmentId }) => appointmentId !== null).length} asistentes de {attendance.length}; el
        quórum es de {view.quorumNeeded?.needed ?? 0}.
      </Text>
    </ActForm>
  );
}
