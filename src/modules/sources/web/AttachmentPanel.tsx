import { Anchor, Button, FileInput, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { AttachmentSummary } from '../contract.ts';
import { SOURCES } from '../policy.ts';
import { uploadForm } from './form-data.ts';
import { PermittedInSection } from './PermittedInSection.tsx';
import { useAddAttachment, useAttachments } from './source-queries.ts';
import './edition-panel.css';

interface AttachmentPanelProps {
  readonly section: string;
  readonly territory: string;
}

/** Photos and documents of a section, each with date, author and licence. */
export function AttachmentPanel({ section, territory }: AttachmentPanelProps) {
  const attachments = useAttachments(section, territory);
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section className="v-card" aria-labelledby="attachment-list">
      <Title order={2} size="h4" id="attachment-list" mb="xs">
        Adjuntos
      </Title>
      <Answer query={attachments} blocks={[40]}>
        {(data) =>
          data.attachments.length === 0 ? (
            <Text size="sm" className="v-muted">
              Sin fotos ni documentos.
            </Text>
          ) : (
            <ul className="v-attachments">
              {data.attachments.map((attachment) => (
                <li key={attachment.id}>
                  <Attachment attachment={attachment} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <PermittedInSection
        section={section}
        permission={SOURCES.attach}
        territory={territory}
        toDo="adjuntar una foto o un PDF"
      >
        <Button mt="sm" size="compact-md" variant="default" onClick={() => setIsAdding(true)}>
          Adjuntar foto o PDF
        </Button>
      </PermittedInSection>
      <Modal
        opened={isAdding}
        onClose={() => setIsAdding(false)}
        title="Adjuntar foto o PDF"
        closeButtonProps={{ 'aria-label': 'Cerrar' }}
      >
        <AttachmentForm section={section} territory={territory} onDone={() => setIsAdding(false)} />
      </Modal>
    </section>
  );
}

interface AttachmentProps {
  readonly attachment: AttachmentSummary;
}

function Attachment({ attachment }: AttachmentProps) {
  const href = `/api/attachments/${attachment.id}/content`;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" c="inherit">
      {attachment.mime.startsWith('image/') ? (
        <img src={href} alt={attachment.caption} loading="lazy" />
      ) : (
        <strong>PDF</strong>
      )}
      <Text size="sm">{attachment.caption}</Text>
      <Text size="xs" className="v-muted">
        {formatDate(attachment.takenOn)} · {attachment.author} · {attachment.licence}
      </Text>
    </Anchor>
  );
}

interface AttachmentFormProps extends AttachmentPanelProps {
  readonly onDone: () => void;
}

function AttachmentForm({ section, territory, onDone }: AttachmentFormProps) {
  const [file, setFile] = useState<File | null>(null);
  const add = useAddAttachment();
  const today = useToday();
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      caption: '',
      takenOn: today,
      author: '',
      licence: 'Datos públicos del Estado peruano',
    },
    validate: {
      caption: (value) => (value.trim() === '' ? 'Diga qué muestra.' : null),
      author: (value) => (value.trim() === '' ? 'Escriba el autor.' : null),
      licence: (value) => (value.trim() === '' ? 'Escriba la licencia.' : null),
      takenOn: (value) => (value === '' ? 'Escriba la fecha.' : null),
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((fields) => {
        if (file) add.mutate(uploadForm({ section, territory, ...fields }, file), { onSuccess: onDone });
      })}
    >
      <Stack gap="sm">
        <FileInput
          label="Archivo"
          accept="image/png,image/jpeg,application/pdf"
          placeholder="Elegir archivo"
          value={file}
          onChange={setFile}
          required
        />
        <TextInput label="Qué muestra" required {...form.getInputProps('caption')} />
        <TextInput type="date" label="Fecha" required {...form.getInputProps('takenOn')} />
        <TextInput label="Autor" required {...form.getInputProps('author')} />
        <TextInput label="Licencia" required {...form.getInputProps('licence')} />
        {add.error ? <Failure error={add.error} /> : null}
        <Button type="submit" loading={add.isPending} disabled={file === null} style={{ alignSelf: 'flex-start' }}>
          Adjuntar
        </Button>
      </Stack>
    </form>
  );
}
