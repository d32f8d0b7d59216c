// What each guarded route is asked for in the authorisation test: real rows, made anew for every question.
// A module where work is done keeps its own in test/http/questions, spread into QUESTIONS below.
import { randomUUID } from 'node:crypto';
import { plugs } from '#main/plugs.ts';
import { pngOf } from '../support/pictures.ts';
import {
  type Asked,
  ask,
  atEveryTarget,
  codeOf,
  type Questions,
  reason,
  type Seeder,
  type Target,
  TARGETS,
} from './question.ts';
import { ACCOUNT_QUESTIONS } from './questions/accounts.ts';
import { COMMITTEE_QUESTIONS } from './questions/committees.ts';
import { NORM_QUESTIONS } from './questions/norms.ts';
import { NEIGHBOURHOOD_QUESTIONS } from './questions/neighbourhoods.ts';
import { PLAN_QUESTIONS } from './questions/plans.ts';
import { TRAINING_QUESTIONS } from './questions/training.ts';

/** Sections that differ in who keeps them. */
const SECTIONS = [
  ...new Map(plugs.map(({ section }) => [(section.keepers ?? []).join(), section] as const)).values(),
] as const;

async function newEdition({ query }: Seeder, section: string, target: Target, status = 'published'): Promise<number> {
  const [row] = await query<{ id: number }>(
    `INSERT INTO edition (section, territory, title, source, elaboration, licence, cut_off, published_on,
       published_basis, basis_note, status, revision, tables, importer, created_by)
     VALUES ($1, $2, 'Prueba', 'Prueba', '', 'Prueba', '2020-01-01', '2020-01-01', 'stated', '', $3,
       (SELECT coalesce(max(revision), 0) + 1 FROM edition), '{}', 'prueba', 'prueba') RETURNING id`,
    [section, target, status],
  );
  return row?.id ?? 0;
}

async function newRow(seed: Seeder, section: string, target: Target): Promise<number> {
  const table = plugs.find((plug) => plug.section.code === section)?.section.tables[0]?.code;
  const edition = await newEdition(seed, section, target);
  const [row] = await seed.query<{ id: number }>(
    `INSERT INTO record (edition_id, table_code, ordinal, territory, values, locator)
     VALUES ($1, $2, 1, $3, '{}', '{}') RETURNING id`,
    [edition, table, target],
  );
  return row?.id ?? 0;
}

async function newRejected(seed: Seeder, section: string, target: Target): Promise<{ id: number; edition: number }> {
  const edition = await newEdition(seed, section, target);
  const raw = { Ubigeo: codeOf(target), 'Total de serenos': 'muchos', 'Fecha del conteo': '01/01/2020' };
  const [row] = await seed.query<{ id: number }>(
    `INSERT INTO rejected_row (edition_id, sheet, row_number, raw, problems)
     VALUES ($1, 'Total de serenos', 2, $2, '[]') RETURNING id`,
    [edition, JSON.stringify(raw)],
  );
  return { id: row?.id ?? 0, edition };
}

function importForm(target: Target): FormData {
  const form = new FormData();
  const fields = { section: 'serenos', territory: codeOf(target), source: 'Prueba', cutOff: '2020-01-01' };
  for (const [name, value] of Object.entries({ ...fields, publishedOn: '2020-01-02' })) form.append(name, value);
  const content = `Ubigeo,Total de serenos,Fecha del conteo\n${codeOf(target)},12,01/01/2020\n`;
  form.append('file', new Blob([content]), 'serenos-total.csv');
  return form;
}

function attachmentForm(section: string, target: Target): FormData {
  const form = new FormData();
  const fields = { section, territory: codeOf(target), caption: randomUUID(), takenOn: '2020-01-01' };
  for (const [name, value] of Object.entries({ ...fields, author: 'Prueba', licence: 'Prueba' }))
    form.append(name, value);
  form.append('file', new Blob([new Uint8Array(pngOf([]))]), 'foto.png');
  return form;
}

function evidenceForm(target: Target): FormData {
  const form = new FormData();
  form.append('territory', codeOf(target));
  form.append('file', new Blob([new Uint8Array(pngOf([]))]), 'foto.png');
  return form;
}

/** And for every kind of section. */
function inEverySection(one: (seed: Seeder, section: string, target: Target) => Promise<Asked>): Questions {
  const asked = SECTIONS.flatMap(({ code }) => TARGETS.map((target) => ({ section: code, target })));
  return (seed, wants) =>
    Promise.all(
      asked.filter(wants).map(async ({ section, target }) => ({
        about: `${section} ${codeOf(target)}`,
        section,
        target,
        asked: await one(seed, section, target),
      })),
    );
}

/** By method and pattern. A guarded route that is not here fails the test. */
export const QUESTIONS: Readonly<Record<string, Questions>> = {
  'POST /api/sections/:code/rows': atEveryTarget(async (_seed, target) => ({
    section: 'serenos',
    asked: {
      method: 'POST',
      url: '/api/sections/serenos/rows',
      body: {
        territory: codeOf(target),
        table: 'serenos-total',
        values: { territory: codeOf(target), total: 12, countedOn: '2020-01-01' },
        source: 'Prueba',
        cutOff: '2020-01-01',
        reason,
      },
    },
  })),
  'PATCH /api/rows/:id': inEverySection(async (seed, section, target) => ({
    method: 'PATCH',
    url: `/api/rows/${await newRow(seed, section, target)}`,
    body: { revision: 0, values: {}, reason },
  })),
  'DELETE /api/rows/:id': inEverySection(async (seed, section, target) => ({
    method: 'DELETE',
    url: `/api/rows/${await newRow(seed, section, target)}`,
    body: { revision: 0, reason },
  })),
  'POST /api/rejected/:id/mend': atEveryTarget(async (seed, target) => ({
    section: 'serenos',
    asked: {
      method: 'POST',
      url: `/api/rejected/${(await newRejected(seed, 'serenos', target)).id}/mend`,
      body: { values: { total: 12 }, reason },
    },
  })),
  'POST /api/rejected/:id/discard': inEverySection(async (seed, section, target) => ({
    method: 'POST',
    url: `/api/rejected/${(await newRejected(seed, section, target)).id}/discard`,
    body: { reason },
  })),
  'GET /api/editions/:id/rejected': inEverySection(async (seed, section, target) => ({
    method: 'GET',
    url: `/api/editions/${(await newRejected(seed, section, target)).edition}/rejected`,
  })),
  'POST /api/editions/:id/publication': inEverySection(async (seed, section, target) => {
    const id = await newEdition(seed, section, target);
    await seed.query(`UPDATE edition SET status = 'draft' WHERE id = $1`, [id]);
    return { method: 'POST', url: `/api/editions/${id}/publication`, body: { reason } };
  }),
  'POST /api/editions/:id/retirement': inEverySection(async (seed, section, target) => ({
    method: 'POST',
    url: `/api/editions/${await newEdition(seed, section, target)}/retirement`,
    body: { reason },
  })),
  'POST /api/imports': atEveryTarget(async (_seed, target) => ({
    section: 'serenos',
    asked: { method: 'POST', url: '/api/imports', form: importForm(target) },
  })),
  'POST /api/imports/:id/confirmation': atEveryTarget(async (seed, target) => {
    const preview = await ask(seed, { method: 'POST', url: '/api/imports', form: importForm(target) });
    const { draftId } = preview as { draftId: string };
    return {
      section: 'serenos',
      asked: { method: 'POST', url: `/api/imports/${draftId}/confirmation`, body: {} },
    };
  }),
  'DELETE /api/imports/:id': atEveryTarget(async (seed, target) => {
    const preview = await ask(seed, { method: 'POST', url: '/api/imports', form: importForm(target) });
    const { draftId } = preview as { draftId: string };
    return { section: 'serenos', asked: { method: 'DELETE', url: `/api/imports/${draftId}` } };
  }),
  'POST /api/attachments': inEverySection(async (_seed, section, target) => ({
    method: 'POST',
    url: '/api/attachments',
    form: attachmentForm(section, target),
  })),
  'POST /api/evidence': atEveryTarget(async (_seed, target) => ({
    asked: { method: 'POST', url: '/api/evidence', form: evidenceForm(target) },
  })),
  'GET /api/duties': async () => [{ about: 'list', target: null, asked: { method: 'GET', url: '/api/duties' } }],
  'POST /api/findings/:id/acceptance': atEveryTarget(async (seed, target) => {
    return {
      // Where the checks find nothing, or somebody has accepted it meanwhile.
      alsoAnswers: ['unknown-finding', 'already-accepted'],
      asked: {
        method: 'POST',
        url: `/api/findings/${encodeURIComponent(await seed.findingOf(codeOf(target)))}/acceptance`,
        body: { territory: codeOf(target), asOf: null, reason },
      },
    };
  }),
  'DELETE /api/findings/:id/acceptance': atEveryTarget(async (seed, target) => {
    const finding = randomUUID();
    await seed.query(
      `INSERT INTO acceptance (finding_id, territory, author, reason) VALUES ($1, $2, 'prueba', 'prueba')`,
      [finding, target],
    );
    return { asked: { method: 'DELETE', url: `/api/findings/${finding}/acceptance?territory=${codeOf(target)}` } };
  }),
  ...ACCOUNT_QUESTIONS,
  ...NORM_QUESTIONS,
  ...COMMITTEE_QUESTIONS,
  ...TRAINING_QUESTIONS,
  ...PLAN_QUESTIONS,
  ...NEIGHBOURHOOD_QUESTIONS,
};
