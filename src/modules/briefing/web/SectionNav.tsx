import { NativeSelect } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { Words } from '#web/glossary/Words.tsx';
import { hrefOf, sectionPath, useScope } from '#web/place/scope.ts';
import { useCatalog } from './briefing-queries.ts';

interface SectionNavProps {
  readonly current: string;
}

/** The fourteen sections beside the page; on a telephone, a list that unfolds. */
export function SectionNav({ current }: SectionNavProps) {
  const catalog = useCatalog();
  const { territory, asOf } = useScope();
  const [, navigate] = useLocation();
  const sections = catalog.data?.sections ?? [];
  return (
    <>
      <nav className="v-section-nav" aria-label="Secciones">
        <ul>
          {sections.map((section) => (
            <li key={section.code}>
              <Link
                href={hrefOf(sectionPath(territory, section.code), asOf)}
                aria-current={section.code === current ? 'page' : undefined}
              >
                <Words text={section.title} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <NativeSelect
        className="v-section-select"
        aria-label="Sección"
        value={current}
        data={sections.map((section) => ({ value: section.code, label: section.title }))}
        onChange={(event) => navigate(hrefOf(sectionPath(territory, event.currentTarget.value), asOf))}
      />
    </>
  );
}
