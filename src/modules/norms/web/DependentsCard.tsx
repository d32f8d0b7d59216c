import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { sectionPath } from '#web/place/scope.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { DependentSection, Dependents } from '../dependents.ts';
import { useDependents } from './norm-queries.ts';

interface DependentsCardProps {
  readonly code: string;
  /** 'PE' or digits. */
  readonly territory: string;
}

/** "Qué depende de esta norma": thresholds, screens, checks and what is under way. */
export function DependentsCard({ code, territory }: DependentsCardProps) {
  const dependents = useDependents(code, territory);
  return (
    <section className="v-card" aria-labelledby="dependents">
      <Title order={2} size="h4" id="dependents" mb="xs">
        Qué depende de esta norma
      </Title>
      <Answer query={dependents} blocks={[80]}>
        {(found) => <Found found={found} territory={territory} />}
      </Answer>
    </section>
  );
}

function Found({ found, territory }: { readonly found: Dependents; readonly territory: string }) {
  const { parameters, sections, processes } = found;
  if (parameters.length + sections.length + processes.length === 0)
    return <Text>Nada de lo que esta plataforma muestra en este lugar.</Text>;
  return (
    <Stack gap="sm">
      <Part title="Umbrales que fija">
        {parameters.map(({ code, meaning, printed }) => (
          <li key={`${code} ${printed}`}>
            {meaning}: {printed}
          </li>
        ))}
      </Part>
      <Part title="Pantallas y comprobaciones">
        {sections.map((section) => (
          <li key={section.code}>
            <Anchor component={Link} href={sectionPath(territory, section.code)}>
              {section.title}
            </Anchor>
            <SectionWords section={section} />
          </li>
        ))}
      </Part>
      <Part title="En curso">
        {processes.map(({ what, href, dueOn }) => (
          <li key={`${what} ${dueOn ?? ''}`}>
            <Anchor component={Link} href={href}>
              {what}
            </Anchor>
            {dueOn === null ? '' : `, ${formatDate(dueOn)}`}
          </li>
        ))}
      </Part>
    </Stack>
  );
}

function SectionWords({ section: { rules, citedIn } }: { readonly section: DependentSection }) {
  const words = [
    ...(rules.length === 0 ? [] : [`comprobaciones: ${rules.join(', ')}`]),
    ...(citedIn.length === 0 ? [] : [`la citan: ${citedIn.join('; ')}`]),
  ];
  return words.length === 0 ? null : (
    <Text size="sm" className="v-muted">
      {words.join(' · ')}
    </Text>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h6">
        {title}
      </Title>
      <ul className="v-norm-list">{children}</ul>
    </div>
  );
}
