import { Anchor, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EvidenceField } from '#modules/sources/web/index.tsx';
import type { EvidenceSummary } from '#modules/sources/index.ts';
import { Failure } from '#web/state/Failure.tsx';
import type { FollowedActivity, FollowUp, ProgressInput } from '../contract.ts';
import { activityWords } from '../print/quarter-document.ts';
import { amountWords } from '../print/words.ts';
import { quarterPath, useAct } from './plan-queries.ts';
import { ProgressBar } from './ProgressBar.tsx';

interface ActivityItemProps {
  readonly activity: FollowedActivity;
  readonly follow: FollowUp;
  /** Whether who looks may report, and the quarter takes it. */
  readonly isTaken: boolean;
}

export function ActivityItem({ activity, follow, isTaken }: ActivityItemProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { code, title, unit, programmed, executed, guideline, responsible, progress, evidence, note } = activity;
  return (
    <article className="v-card" aria-label={`${code} ${title}`}>
      <div className="v-activity-head">
        <Text fw={600}>
          {code} {title}
        </Text>
        <Text size="sm" className="v-muted">
          {guideline} · {responsible}
        </Text>
      </div>
      <Group gap="md" mt={4} align="center">
        <Text size="sm">
          Programado {amountWords(programmed)} · ejecutado {amountWords(executed)} ({unit})
        </Text>
        <div style={{ flex: '1 1 180px', maxWidth: 420 }}>
          {progress.kind === 'measured' ? (
            <ProgressBar
              percent={progress.percents.percent}
              backed={progress.percents.backed}
              words={activityWords(activity)}
            />
          ) : (
            <span className="v-state v-state-unknown">{activityWords(activity)}</span>
          )}
        </div>
      </Group>
      {note === '' ? null : <Text size="sm">Nota: {note}</Text>}
      {evidence.length === 0 ? null : (
        <Text size="sm">
          Sustento:{' '}
          {evidence.map(({ id, name, amount, sha256 }, index) => (
            <span key={sha256}>
              {index > 0 ? ', ' : ''}
              {id === null ? (
                name
              ) : (
                <Anchor href={`/api/evidence/${id}/content`} target="_blank" rel="noreferrer">
                  {name}
                </Anchor>
              )}{' '}
              ({amountWords(amount)})
            </span>
          ))}
        </Text>
      )}
      {isTaken && activity.id !== null ? (
        isOpen ? (
          <ReportForm activity={activity} id={activity.id} follow={follow} onDone={() => setIsOpen(false)} />
        ) : (
          <Button
            mt="xs"
            size="compact-md"
            variant="default"
            aria-label={`Informar ${code}`}
            onClick={() => setIsOpen(true)}
          >
            Informar
          </Button>
        )
      ) : null}
    </article>
  );
}

interface ReportFormProps {
  readonly activity: FollowedActivity;
  readonly id: number;
  readonly follow: FollowUp;
  readonly onDone: () => void;
}

interface Proof {
  readonly file: EvidenceSummary;
  /** Null: all that was done. */
  readonly amount: number | null;
}

function ReportForm({ activity, id, follow, onDone }: ReportFormProps) {
  const { plan, quarter } = follow;
  const [executed, setExecuted] = useState<number | string>(activity.executed ?? '');
  const [note, setNote] = useState(activity.note);
  const [proofs, setProofs] = useState<readonly Proof[]>(() => knownProofs(activity, plan.territory));
  const report = useAct<ProgressInput>('POST', `${quarterPath(plan.id, quarter)}/progress`);
  const done = typeof executed === 'number' ? executed : Number.NaN;
  return (
    <form
      noValidate
      aria-label={`Informar ${activity.code}`}
      onSubmit={(event) => {
        event.preventDefault();
        const evidence = proofs
          .map(({ file, amount }) => ({ id: file.id, amount: amount ?? done }))
          .filter(({ amount }) => amount > 0);
        report.mutate({ activityId: id, executed: done, note, evidence }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm" mt="sm">
        <NumberInput
          label={`Ejecutado (${activity.unit})`}
          description={`Programado: ${amountWords(activity.programmed)}. Si no se hizo nada, escriba 0.`}
          value={executed}
          min={0}
          decimalScale={2}
          hideControls
          inputMode="decimal"
          onChange={setExecuted}
          w={240}
        />
        <TextInput
          label="Nota"
          value={note}
          maxLength={1000}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <EvidenceField
          territory={plan.territory}
          value={proofs.map(({ file }) => file)}
          onChange={(files) =>
            setProofs(files.map((file) => proofs.find((one) => one.file.id === file.id) ?? { file, amount: null }))
          }
        />
        {proofs.map(({ file, amount }) => (
          <NumberInput
            key={file.id}
            label={`Cuánto prueba «${file.name}»`}
            description="Vacío: todo lo ejecutado."
            value={amount ?? ''}
            min={0}
            decimalScale={2}
            hideControls
            inputMode="decimal"
            w={240}
            onChange={(value) =>
              setProofs(
                proofs.map((one) =>
                  one.file.id === file.id ? { file, amount: typeof value === 'number' ? value : null } : one,
                ),
              )
            }
          />
        ))}
        {report.error ? <Failure error={report.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={report.isPending} disabled={Number.isNaN(done)}>
            Guardar el avance
          </Button>
          <Button variant="subtle" onClick={onDone}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function knownProofs({ evidence }: FollowedActivity, territory: string): readonly Proof[] {
  return evidence.flatMap(({ id, name, sha256, amount }) =>
    id === null ? [] : [{ file: { id, name, sha256, territory, mime: '', byteCount: 0 }, amount }],
  );
}
