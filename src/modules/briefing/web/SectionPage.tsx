import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link, useLocation, useParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { panelFigureIds } from '#shared/document.ts';
import { useLeave } from '#modules/identity/web/index.tsx';
import { FindingCard } from '#modules/quality/web/index.tsx';
import { SOURCES } from '#modules/sources/index.ts';
import { AttachmentPanel, EditionPanel, PermittedInSection, useInSection } from '#modules/sources/web/index.tsx';
import { address } from '#web/api/request.ts';
import { PanelCard } from '#web/document/PanelCard.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { AcronymList } from '#web/glossary/AcronymList.tsx';
import { Words } from '#web/glossary/Words.tsx';
import { codeInPath, hrefOf, placePath, sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { SectionView } from '../contract.ts';
import { AppliedThresholds } from './AppliedThresholds.tsx';
import { useSection } from './briefing-queries.ts';
import { SectionNav } from './SectionNav.tsx';
import { workOfSection } from './work-links.ts';
import { viewWords } from './view-words.ts';
import './section-page.css';

/** A section of a place at a date: all that is known, where it comes from, and how to add to it. */
export function SectionPage() {
  const { code = '' } = useParams<{ code: string }>();
  const scope = useScope();
  const section = useSection(code, scope);
  usePageTitle(section.data ? `${section.data.section.title} · ${section.data.place.name}` : '');
  return (
    <div className="v-page v-section-page">
      <SectionNav current={code} />
      <Answer query={section} blocks={[34, 320, 320]}>
        {(view) => <SectionContent view={view} />}
      </Answer>
    </div>
  );
}

interface SectionContentProps {
  readonly view: SectionView;
}

function SectionContent({ view }: SectionContentProps) {
  const [, navigate] = useLocation();
  const { section, place, asOf, content, figures, findings } = view;
  const code = codeInPath(place.code);
  const open = findings.filter((finding) => finding.status === 'open');
  const openPlace = (territory: string): void => navigate(hrefOf(sectionPath(territory, section.code), asOf));
  return (
    <Stack gap="md" className="v-section-main">
      <header>
        <Anchor component={Link} href={hrefOf(placePath(code), asOf)} size="sm">
          ← {place.name}
        </Anchor>
        <h1>
          <Words text={section.title} />
        </h1>
        <p className="v-section-summary">
          <Words text={section.summary} />
        </p>
        <Text size="sm" className="v-muted">
          {place.name} · {asOf === null ? 'última información' : `como se sabía el ${formatDate(asOf)}`}
          {open.length > 0 ? (
            <>
              {' · '}
              <Anchor href="#observaciones" inherit>
                {formatNumber(open.length, 0)} {open.length === 1 ? 'observación abierta' : 'observaciones abiertas'}
              </Anchor>
            </>
          ) : null}
        </Text>
        <SectionActions view={view} />
      </header>
      {content.panels.length === 0 ? (
        <div className="v-card">
          <StateWord state="unknown">Sin información registrada.</StateWord>
          <p>
            Nadie ha registrado todavía datos de esta sección para {place.name} en esta fecha.{' '}
            <PermittedInSection section={section.code} permission={SOURCES.importFile} territory={code}>
              <Anchor component={Link} href={`${sectionPath(code, section.code)}/cargar`}>
                Cargar
              </Anchor>
            </PermittedInSection>
          </p>
        </div>
      ) : null}
      {content.panels.map((panel) => {
        const ids = new Set(panelFigureIds(panel));
        const count = open.filter((finding) => finding.figures.some((figure) => ids.has(figure.id))).length;
        return (
          <PanelCard
            key={panel.id}
            panel={panel}
            figures={figures}
            onTerritory={openPlace}
            mark={
              count > 0 ? (
                <a href="#observaciones" className="v-panel-mark">
                  <StateWord state="warn">
                    {formatNumber(count, 0)} {count === 1 ? 'observación' : 'observaciones'}
                  </StateWord>
                </a>
              ) : null
            }
          />
        );
      })}
      <AppliedThresholds section={section} scope={{ territory: code, asOf }} />
      <section id="observaciones" className="v-section-findings" aria-labelledby="section-findings">
        <h2 id="section-findings">Observaciones</h2>
        {findings.length === 0 ? (
          <p className="v-muted">Las comprobaciones de esta sección no encontraron nada.</p>
        ) : null}
        <div className="v-finding-grid">
          {findings.map((finding) => (
            <FindingCard key={finding.id} finding={finding} figures={figures} />
          ))}
        </div>
      </section>
      <EditionPanel section={section.code} territory={code} />
      <AttachmentPanel section={section.code} territory={code} />
      <AcronymList text={viewWords(view)} />
    </Stack>
  );
}

function SectionActions({ view }: SectionContentProps) {
  const { section, place, asOf } = view;
  const code = codeInPath(place.code);
  const path = sectionPath(code, section.code);
  const work = workOfSection(section.code);
  const mayCorrect = useLeave(useInSection(section.code, SOURCES.correctRow), code) === 'yes';
  return (
    <Group gap="xs" mt="xs">
      {work.map(({ path: workPath, title }, index) => (
        <Button
          key={workPath}
          component={Link}
          href={`${placePath(code)}/${workPath}`}
          size="compact-md"
          variant={index === 0 ? 'filled' : 'default'}
        >
          {title}
        </Button>
      ))}
      <PermittedInSection section={section.code} permission={SOURCES.addRow} territory={code}>
        <Button component={Link} href={`${path}/datos?agregar=1`} size="compact-md" variant="default">
          Agregar dato
        </Button>
      </PermittedInSection>
      <Button component={Link} href={hrefOf(`${path}/datos`, asOf)} size="compact-md" variant="default">
        {mayCorrect ? 'Corregir' : 'Ver las filas'}
      </Button>
      <PermittedInSection section={section.code} permission={SOURCES.importFile} territory={code}>
        <Button component={Link} href={`${path}/cargar`} size="compact-md" variant="default">
          Cargar archivo
        </Button>
      </PermittedInSection>
      <Button
        component="a"
        href={address(`/api/templates/${section.code}.xlsx`, { territory: code, asOf })}
        size="compact-md"
        variant="default"
      >
        Plantilla
      </Button>
      <PermittedInSection
        section={section.code}
        permission={SOURCES.addRow}
        territory={code}
        toDo="agregar, corregir o cargar datos"
      />
    </Group>
  );
}
