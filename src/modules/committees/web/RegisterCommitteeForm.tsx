import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import { COMMITTEE_KINDS, type CommitteeKind, KINDS, mayMeetIn } from '../committee.ts';
import type { CommitteeInput, CommitteeSummary } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';
import { committeePath } from './paths.ts';
import { useDraft } from './use-draft.ts';

interface RegisterCommitteeFormProps {
  /** 'PE' or digits. */
  readonly territory: string;
  readonly placeName: string;
  readonly suggested: CommitteeKind | null;
  readonly today: string;
  readonly groups: readonly CommitteeSummary[];
  readonly onDone: () => void;
}

export function RegisterCommitteeForm({
  territory,
  placeName,
  suggested,
  today,
  groups,
  onDone,
}: RegisterCommitteeFormProps) {
  const [, navigate] = useLocation();
  const code = territory === 'PE' ? '' : territory;
  const kinds = COMMITTEE_KINDS.filter((kind) => mayMeetIn(kind, code));
  const first = suggested ?? kinds[0] ?? 'workingGroup';
  const [fields, setFields, forget] = useDraft<Omit<CommitteeInput, 'territory'>>(`register/${territory}`, {
    kind: first,
    title: `${KINDS[first].label} ${placeName}`,
    norm: '',
    installedOn: null,
    followedSince: today,
    parentId: null,
  });
  const act = useAct<{ readonly id: number }>();
  const set = (changes: Partial<typeof fields>): void => setFields({ ...fields, ...changes });
  return (
    <ActForm
      title="Registrar un comité"
      action="Registrar"
      isPending={act.isPending}
      error={act.error}
      isReady={fields.title.trim() !== '' && fields.norm.trim() !== '' && fields.followedSince !== ''}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          { path: '/api/committees', body: { territory, ...fields } },
          {
            onSuccess: ({ id }) => {
              forget();
              navigate(committeePath({ territory: code, id }));
            },
          },
        )
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label="Tipo"
          value={fields.kind}
          data={kinds.map((value) => ({ value, label: KINDS[value].label }))}
          onChange={(event) => {
            const kind = kinds.find((one) => one === event.currentTarget.value) ?? first;
            set({ kind, title: `${KINDS[kind].label} ${placeName}`, parentId: null });
          }}
        />
        <TextInput
          label="Nombre"
          required
          maxLength={200}
          value={fields.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <TextInput
          label="Norma o resolución que lo crea"
          required
          maxLength={200}
          value={fields.norm}
          onChange={(event) => set({ norm: event.currentTarget.value })}
        />
        {fields.kind === 'technicalTeam' ? (
          <NativeSelect
            label="Grupo de trabajo"
            value={String(fields.parentId ?? '')}
            data={[
              { value: '', label: 'Elija' },
              ...groups.map(({ id, title }) => ({ value: String(id), label: title })),
            ]}
            onChange={(event) => set({ parentId: Number(event.currentTarget.value) || null })}
          />
        ) : null}
        <TextInput
          type="date"
          label="Instalado el"
          description="Vacío si no se sabe."
          value={fields.installedOn ?? ''}
          onChange={(event) => set({ installedOn: event.currentTarget.value || null })}
        />
        <TextInput
          type="date"
          label="Sus sesiones se registran aquí desde"
          description="Nada se debe por lo anterior."
          required
          value={fields.followedSince}
          onChange={(event) => set({ followedSince: event.currentTarget.value })}
        />
      </SimpleGrid>
    </ActForm>
  );
}
