import { Checkbox, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { codeInPath } from '#web/place/scope.ts';
import { COMMITTEES } from '../policy.ts';
import { ActForm } from './ActForm.tsx';
import { useAct } from './committee-queries.ts';
import { Disclosed } from './Disclosed.tsx';
import type { SessionPartProps } from './session-part.ts';

/** What was on the screen that day, kept by value. */
export function FiguresSection({ view }: SessionPartProps) {
  const { session, figures } = view;
  return (
    <section className="v-card v-committee-section" aria-labelledby="figures">
      <h2 id="figures">Cifras mostradas</h2>
      {figures.length === 0 ? <Text className="v-muted">No se guardó ninguna cifra en esta sesión.</Text> : null}
      {figures.map((section) => (
        <div key={section.section}>
          <h3>{section.title}</h3>
          <Text size="sm">{section.sentences.join(' ')}</Text>
          <details>
            <summary>
              {section.figures.length} cifras, como se sabían el {formatDate(section.asOf)}
            </summary>
            <ul>
              {section.figures.map(({ id, label, printed, period, source }) => (
                <li key={id}>
                  {label}: <strong>{printed}</strong> ({[period, source].filter(Boolean).join(' · ')})
                </li>
              ))}
            </ul>
          </details>
        </div>
      ))}
      {session.status === 'sealed' ? null : (
        <Permitted permission={COMMITTEES.record} territory={codeInPath(session.territory)}>
          <Disclosed label="Elegir las secciones mostradas">
            {(close) => <FiguresForm view={view} onDone={close} />}
          </Disclosed>
        </Permitted>
      )}
    </section>
  );
}

function FiguresForm({ view, onDone }: SessionPartProps & { readonly onDone: () => void }) {
  const [chosen, setChosen] = useState<string[]>(() => view.figures.map(({ section }) => section));
  const act = useAct();
  return (
    <ActForm
      title="Secciones mostradas"
      action="Guardar las cifras de ese día"
      isPending={act.isPending}
      error={act.error}
      onCancel={onDone}
      onSubmit={() =>
        act.mutate(
          { path: `/api/committee-sessions/${view.session.id}/figures`, body: { sections: chosen } },
          { onSuccess: onDone },
        )
      }
    >
      <Text size="sm">
        Se guardan por su valor, con su fuente y su corte: una corrección posterior no cambia lo que vio la sesión.
      </Text>
      <Checkbox.Group label="Secciones" value={chosen} onChange={setChosen}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing={6} mt={4}>
          {view.sections.map(({ code, title }) => (
            <Checkbox key={code} value={code} label={title} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </ActForm>
  );
}
