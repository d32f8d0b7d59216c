import {
  Anchor,
  Button,
  FileInput,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { address } from '#web/api/request.ts';
import { hrefOf, type PageScope, sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Failure } from '#web/state/Failure.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { ImportPreview } from '../contract.ts';
import { SOURCES } from '../policy.ts';
import { EditionPanel } from './EditionPanel.tsx';
import { uploadForm } from './form-data.ts';
import { ImportReview } from './ImportReview.tsx';
import { PermittedInSection } from './PermittedInSection.tsx';
import { usePreviewImport } from './source-queries.ts';
import { useSectionTitle } from './use-section.ts';

/** "Cargar archivo": template, upload, preview with its errors, confirmation. */
export function ImportPage() {
  const { code = '' } = useParams<{ code: string }>();
  const scope = useScope();
  const title = useSectionTitle(code);
  usePageTitle(title ? `${title}: cargar archivo` : 'Cargar archivo');
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  return (
    <div className="v-page">
      <Anchor component={Link} href={hrefOf(sectionPath(scope.territory, code), scope.asOf)} size="sm">
        ← Volver a la sección
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        {title ? `${title}: cargar archivo` : 'Cargar archivo'}
      </Title>
      <Stack gap="lg">
        <section className="v-card" aria-labelledby="import-template">
          <Title order={2} size="h4" id="import-template">
            1. Plantilla
          </Title>
          <Text size="sm" mb="xs">
            Llénela en una hoja de cálculo: una fila por dato, sin combinar celdas. Lo que nadie reportó se deja vacío;
            un cero solo se escribe si alguien reportó cero.
          </Text>
          <TemplateLinks section={code} scope={scope} />
        </section>
        <PermittedInSection
          section={code}
          permission={SOURCES.importFile}
          territory={scope.territory}
          toDo="cargar un archivo"
        >
          {preview === null ? (
            <UploadForm section={code} territory={scope.territory} onPreview={setPreview} />
          ) : (
            <ImportReview
              preview={preview}
              section={code}
              territory={scope.territory}
              onAgain={() => setPreview(null)}
            />
          )}
        </PermittedInSection>
        <EditionPanel section={code} territory={scope.territory} />
      </Stack>
    </div>
  );
}

interface TemplateLinksProps {
  readonly section: string;
  readonly scope: PageScope;
}

function TemplateLinks({ section, scope }: TemplateLinksProps) {
  const path = `/api/templates/${encodeURIComponent(section)}.xlsx`;
  return (
    <Group gap="xs">
      <Button component="a" href={path} variant="default" size="compact-md">
        Plantilla vacía
      </Button>
      <Button
        component="a"
        href={address(path, { territory: scope.territory, asOf: scope.asOf })}
        variant="default"
        size="compact-md"
      >
        Plantilla con las filas en vigor
      </Button>
    </Group>
  );
}

interface UploadFormProps {
  readonly section: string;
  readonly territory: string;
  readonly onPreview: (preview: ImportPreview) => void;
}

interface UploadFields {
  readonly title: string;
  readonly source: string;
  readonly elaboration: string;
  readonly licence: string;
  readonly cutOff: string;
  readonly publishedOn: string;
  readonly publishedBasis: string;
  readonly basisNote: string;
  readonly status: string;
}

function UploadForm({ section, territory, onPreview }: UploadFormProps) {
  const [file, setFile] = useState<File | null>(null);
  const [fileError, setFileError] = useState<string | null>(null);
  const preview = usePreviewImport();
  const today = useToday();
  const form = useForm<UploadFields>({
    mode: 'controlled',
    initialValues: {
      title: '',
      source: '',
      elaboration: '',
      licence: 'Datos públicos del Estado peruano',
      cutOff: today,
      publishedOn: today,
      publishedBasis: 'stated',
      basisNote: '',
      status: 'published',
    },
    validate: {
      source: (value) => (value.trim() === '' ? 'Escriba la fuente.' : null),
      cutOff: (value) => (value === '' ? 'Escriba la fecha de corte.' : null),
      publishedOn: (value) => (value === '' ? 'Escriba la fecha de publicación.' : null),
    },
  });
  const submit = form.onSubmit((fields) => {
    setFileError(file ? null : 'Elija el archivo.');
    if (!file) return;
    preview.mutate(uploadForm({ section, territory, ...fields }, file), { onSuccess: onPreview });
  });
  return (
    <section className="v-card" aria-labelledby="import-upload">
      <Title order={2} size="h4" id="import-upload" mb="xs">
        2. Archivo y de dónde sale
      </Title>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FileInput
            label="Archivo"
            description={
              section === 'complaints'
                ? 'XLSX, ODS o CSV; también el archivo oficial del SIDPOL (.csv o .csv.gz).'
                : 'XLSX, ODS o CSV.'
            }
            placeholder="Elegir archivo"
            accept=".xlsx,.xlsm,.ods,.csv,.gz"
            value={file}
            onChange={setFile}
            error={fileError}
            required
            clearable
            clearButtonProps={{ 'aria-label': 'Quitar el archivo' }}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label="Fuente" description="Quién produjo el dato." required {...form.getInputProps('source')} />
            <TextInput
              label="Elaboración"
              description="Quién lo preparó, si es otro."
              {...form.getInputProps('elaboration')}
            />
            <TextInput
              type="date"
              label="Fecha de corte"
              description="Hasta qué día vale."
              required
              {...form.getInputProps('cutOff')}
            />
            <TextInput
              type="date"
              label="Fecha de publicación"
              description="Desde qué día se supo."
              required
              {...form.getInputProps('publishedOn')}
            />
            <NativeSelect
              label="Cómo se conoce esa fecha"
              data={[
                { value: 'stated', label: 'La dice el documento' },
                { value: 'inferred', label: 'Se infiere' },
              ]}
              {...form.getInputProps('publishedBasis')}
            />
            <NativeSelect
              label="Estado"
              data={[
                { value: 'published', label: 'Publicada' },
                { value: 'draft', label: 'Borrador' },
              ]}
              {...form.getInputProps('status')}
            />
            <TextInput
              label="Título de la edición"
              description="Si queda vacío se usa el nombre del archivo."
              {...form.getInputProps('title')}
            />
            <TextInput label="Licencia" {...form.getInputProps('licence')} />
          </SimpleGrid>
          {form.values.publishedBasis === 'inferred' ? (
            <Textarea label="De qué se infiere" autosize minRows={2} {...form.getInputProps('basisNote')} />
          ) : null}
          {preview.error ? <Failure error={preview.error} /> : null}
          <Button type="submit" loading={preview.isPending} style={{ alignSelf: 'flex-start' }}>
            Revisar antes de guardar
          </Button>
        </Stack>
      </form>
    </section>
  );
}
