import { Checkbox, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath } from '#web/place/scope.ts';
import type { AppointmentInput, AppointmentView, CommitteeView, SeatView } from '../contract.ts';
import { CAPACITY_WORDS } from '../membership.ts';
import { COMMITTEES } from '../policy.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import { SeatForm } from './SeatForm.tsx';
import { useDraft } from './use-draft.ts';

interface MembersSectionProps {
  readonly view: CommitteeView;
}

/** The positions that make the committee, and who holds each, by which resolution and until when. */
export function MembersSection({ view }: MembersSectionProps) {
  const { id, territory, seats, quorumToday, today, showsNames } = view;
  return (
    <section className="v-card v-committee-section" id="miembros" aria-labelledby="members">
      <h2 id="members">Miembros</h2>
      <Text size="sm">
        {quorumToday === null
          ? 'Sin miembros con designación vigente que usted pueda ver.'
          : `${quorumToday.members} miembros vigentes hoy; el quórum es de ${quorumToday.needed} (${quorumToday.basis}).`}
        {showsNames || seats.length === 0 ? '' : ' Los nombres que no son públicos se muestran ocultos.'}
      </Text>
      <ul className="v-committee-list">
        {seats.map((seat) => (
          <SeatItem key={seat.id} seat={seat} territory={territory} today={today} />
        ))}
      </ul>
      <Permitted permission={COMMITTEES.keep} territory={codeInPath(territory)} toDo="llevar los miembros">
        <Disclosed label="Agregar un cargo miembro">
          {(close) => <SeatForm committeeId={id} kind={view.kind} onDone={close} />}
        </Disclosed>
      </Permitted>
    </section>
  );
}

interface SeatItemProps {
  readonly seat: SeatView;
  readonly territory: string;
  readonly today: string;
}

function SeatItem({ seat, territory, today }: SeatItemProps) {
  const { id, position, entity, presides, closedOn, appointments } = seat;
  return (
    <li>
      <strong>{position}</strong>, {entity}
      {presides ? ' · preside' : ''}
      {closedOn === null ? '' : ` · miembro hasta el ${formatDate(closedOn)}`}
      {appointments.map((appointment) => (
        <AppointmentLine key={appointment.id} appointment={appointment} territory={territory} today={today} />
      ))}
      {appointments.some(({ isInForce }) => isInForce) || closedOn !== null ? null : (
        <Text size="sm">
          <StateWord state="unknown">sin titular vigente: no cuenta para el quórum</StateWord>
        </Text>
      )}
      {closedOn === null ? (
        <Permitted permission={COMMITTEES.keep} territory={codeInPath(territory)}>
          <Disclosed label="Designar" name={`Designar: ${position}`} variant="subtle">
            {(close) => <AppointmentForm seatId={id} title={`Designar: ${position}`} today={today} onDone={close} />}
          </Disclosed>
          <Disclosed label="Retirar el cargo" name={`Retirar el cargo: ${position}`} variant="subtle">
            {(close) => (
              <EndForm
                title={`Retirar el cargo: ${position}`}
                path={`/api/committee-seats/${id}/closure`}
                today={today}
                onDone={close}
              />
            )}
          </Disclosed>
        </Permitted>
      ) : null}
    </li>
  );
}

interface AppointmentLineProps {
  readonly appointment: AppointmentView;
  readonly territory: string;
  readonly today: string;
}

function AppointmentLine({ appointment, territory, today }: AppointmentLineProps) {
  const { id, capacity, holder, resolution, validFrom, validTo, isInForce, nameIsPublic } = appointment;
  return (
    <div>
      <Text size="sm">
        {CAPACITY_WORDS[capacity]}: {holder} · {resolution} · del {formatDate(validFrom)}{' '}
        {validTo === null ? 'en adelante' : `al ${formatDate(validTo)}`} ·{' '}
        <StateWord state={isInForce ? 'good' : 'neutral'}>{isInForce ? 'vigente' : 'no vigente'}</StateWord>
        {nameIsPublic ? ' · nombre público' : ''}
      </Text>
      {isInForce ? (
        <Permitted permission={COMMITTEES.keep} territory={codeInPath(territory)}>
          <Disclosed
            label="Terminar la designación"
            name={`Terminar la designación por ${resolution}`}
            variant="subtle"
          >
            {(close) => (
              <EndForm
                title={`Terminar la designación por ${resolution}`}
                path={`/api/committee-appointments/${id}/end`}
                today={today}
                onDone={close}
              />
            )}
          </Disclosed>
        </Permitted>
      ) : null}
    </div>
  );
}

interface AppointmentFormProps {
  readonly seatId: number;
  readonly title: string;
  readonly today: string;
  readonly onDone: () => void;
}

function AppointmentForm({ seatId, title, today, onDone }: AppointmentFormProps) {
  const [fields, setFields, forget] = useDraft<AppointmentInput>(`appoint/${seatId}`, {
    capacity: 'titular',
    holderName: '',
    nameIsPublic: false,
    resolution: '',
    validFrom: today,
    validTo: null,
  });
  const act = useAct();
  const set = (changes: Partial<AppointmentInput>): void => setFields({ ...fields, ...changes });
  return (
    <ActForm
      title={title}
      action="Designar"
      isPending={act.isPending}
      error={act.error}
      isReady={fields.holderName.trim() !== '' && fields.resolution.trim() !== ''}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          { path: `/api/committee-seats/${seatId}/appointments`, body: fields },
          {
            onSuccess: () => {
              forget();
              onDone();
            },
          },
        )
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label="Como"
          value={fields.capacity}
          data={[
            { value: 'titular', label: 'Titular' },
            { value: 'alternate', label: 'Alterno' },
          ]}
          onChange={(event) => set({ capacity: event.currentTarget.value === 'alternate' ? 'alternate' : 'titular' })}
        />
        <TextInput
          label="Nombre y apellidos"
          description="Dato personal: lo ve solo quien lleva el comité."
          required
          maxLength={120}
          value={fields.holderName}
          onChange={(event) => set({ holderName: event.currentTarget.value })}
        />
        <TextInput
          label="Resolución que lo designa"
          required
          maxLength={200}
          value={fields.resolution}
          onChange={(event) => set({ resolution: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Desde"
          required
          value={fields.validFrom}
          onChange={(event) => set({ validFrom: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Hasta"
          description="Vacío si no tiene término."
          value={fields.validTo ?? ''}
          onChange={(event) => set({ validTo: event.currentTarget.value || null })}
        />
      </SimpleGrid>
      <Checkbox
        label="El nombre es público: autoridad o funcionario en ese cargo"
        checked={fields.nameIsPublic}
        onChange={(event) => set({ nameIsPublic: event.currentTarget.checked })}
      />
    </ActForm>
  );
}

interface EndFormProps {
  readonly title: string;
  readonly path: string;
  readonly today: string;
  readonly onDone: () => void;
}

function EndForm({ title, path, today, onDone }: EndFormProps) {
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const act = useAct();
  return (
    <ActForm
      title={title}
      action="Terminar"
      isPending={act.isPending}
      error={act.error}
      isReady={reason.trim() !== '' && on !== ''}
      onCancel={onDone}
      onSubmit={() => act.mutate({ path, body: { on, reason } }, { onSuccess: onDone })}
    >
      <TextInput
        type="date"
        label="Último día"
        required
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <TextInput
        label="Motivo"
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActForm>
  );
}
