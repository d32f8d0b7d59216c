import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Words } from '#web/glossary/Words.tsx';
import { sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useCatalog } from './briefing-queries.ts';
import './text-page.css';

/** "Datos": what there is, by section, and how to take it away. */
export function DataPage() {
  usePageTitle('Datos');
  const { territory } = useScope();
  const catalog = useCatalog();
  return (
    <div className="v-page">
      <div className="v-text">
        <h1>Datos</h1>
        <p>
          Todo lo que se ve en pantalla se puede llevar: cada tabla tiene un botón CSV, y el briefing se descarga en
          PowerPoint, PDF, HTML y JSON. El JSON trae cada cifra con su fuente, su corte y la celda o la fórmula de la
          que sale.
        </p>
        <p>
          Cada documento que entra es una edición con su fecha de corte y de publicación. Las ediciones no se
          reemplazan: por eso se puede preguntar qué se sabía en una fecha.
        </p>
        <h2>Secciones y plantillas</h2>
        <Answer query={catalog}>
          {(data) => (
            <>
              <ul>
                {data.sections.map((section) => (
                  <li key={section.code}>
                    <Anchor component={Link} href={sectionPath(territory, section.code)} inherit>
                      <Words text={section.title} />
                    </Anchor>
                    : <Words text={section.summary} />{' '}
                    <Anchor href={`/api/templates/${section.code}.xlsx`} inherit>
                      plantilla
                    </Anchor>
                  </li>
                ))}
              </ul>
              <h2>Publicaciones</h2>
              <ul>
                {data.publications.map((publication) => (
                  <li key={`${publication.on}${publication.title}`}>
                    {formatDate(publication.on)}: {publication.title}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Answer>
        <h2>Licencias</h2>
        <p>
          Las cifras son datos públicos del Estado peruano; cada edición nombra a quien las emitió y su licencia. Los
          datos abiertos de denuncias del SIDPOL (MININTER) se publican con licencia ODC-By.
        </p>
      </div>
    </div>
  );
}
