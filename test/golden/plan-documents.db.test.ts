// The printed plan of La Punta and the report of its corrected quarter, from what the edition prints.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActivityPage, FollowUp, PlanDetail, PlanList } from '#modules/plans/contract.ts';
import { planDocument } from '#modules/plans/print/plan-document.ts';
import { quarterDocument } from '#modules/plans/print/quarter-document.ts';
import { renderDocument } from '#modules/plans/server/print-pdf.ts';
import { MATRIX_TABLE } from '#modules/plans/matrix/matrix-table.ts';
import { openTestDatabase } from '../support/database.ts';
import { pngOf } from '../support/pictures.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { send, upload } from '../http/client.ts';

const db = await openTestDatabase('full');
let server: TestServer;
let detail: PlanDetail;
let follow: FollowUp;
let activities: ActivityPage['activities'];

const row = (cells: readonly (string | number)[]): string => [2026, ...cells].join(';');

beforeAll(async () => {
  server = await openTestServer(db);
  await send(server, 'POST', '/api/plans/adoption', { territory: '070105' });
  const { plans } = await server.get<PlanList>('/api/plans?territory=070105&year=2026');
  const id = plans[0]?.id ?? 0;
  const version = (await server.get<PlanDetail>(`/api/plans/${id}`)).versions[0];
  const priorities = version?.priorities.map(({ verbatim, crime }) => ({ verbatim, crime })) ?? [];
  await send(server, 'PATCH', `/api/plan-versions/${version?.id}`, {
    diagnosis: 'Primer párrafo del diagnóstico,\nde prueba.\n\nSegundo párrafo.',
    priorities,
    guidelines: ['OP1.1', 'OP2.2'],
  });
  const matrix = [
    MATRIX_TABLE.columns.map(({ label }) => label).join(';'),
    row(['1.1', 'Patrullaje integrado', 'patrullaje', 40, 10, 10, 10, 10, 'OP3.1', 1, 'Gerencia de seguridad ciudadana', 'PNP', '3000355', 'PP 0030', '12,500.50', 'Parte diario', '']),
    row(['1.2', 'Talleres en escuelas', 'taller', 4, 2, 0, 1, 1, 'OP1.1', '', 'Secretaría técnica del CODISEC', '', '', '', '', 'Lista de asistencia', '']),
    row(['1.3', 'Consulta pública', 'consulta', 2, 0, 1, 0, 1, 'OP2.2', '', 'Secretaría técnica del CODISEC', '', '', '', '', 'Acta', '']),
  ].join('\n');
  const file = { name: 'matriz.csv', content: matrix };
  await upload(server, `/api/plan-versions/${version?.id}/matrix`, file, { mode: 'store' });
  ({ activities } = await server.get<ActivityPage>(`/api/plan-activities?year=2026&version=${version?.id}`));
  const proof = await upload(
    server,
    '/api/evidence',
    { name: 'acta.png', content: new Uint8Array(pngOf([])) },
    { territory: '070105' },
  );
  const quarter = `/api/plans/${id}/quarters/2026-T1`;
  const report = (code: string, executed: number, note: string, evidence: readonly object[] = []) =>
    send(server, 'POST', `${quarter}/progress`, {
      activityId: activities.find((one) => one.code === code)?.id,
      executed,
      note,
      evidence,
    });
  await report('1.1', 12, '', [{ id: (proof.body as { id: number }).id, amount: 5 }]);
  await report('1.2', 1, 'Una escuela pidió otra fecha');
  await report('1.3', 1, '');
  await send(server, 'POST', `${quarter}/closing`, {});
  await send(server, 'POST', `${quarter}/reviews`, { decision: 'observed', remark: 'Falta un taller' });
  await send(server, 'POST', `${quarter}/correction`, { reason: 'Se agrega el taller observado' });
  await report('1.2', 2, '');
  await send(server, 'POST', `${quarter}/closing`, {});
  detail = await server.get<PlanDetail>(`/api/plans/${id}`);
  follow = await server.get<FollowUp>(quarter);
});

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

describe('the documents of a plan', () => {
  it('print the plan as the golden has it', async () => {
    const [version] = detail.versions;
    if (!version) throw new Error('no version');
    await expect(text(planDocument({ ...detail, version, activities }))).toMatchFileSnapshot('plan-document.json');
  });

  it('print the report of the quarter as the golden has it', async () => {
    await expect(text(quarterDocument(follow, detail.guidelines))).toMatchFileSnapshot('plan-quarter-document.json');
  });

  it('are the same bytes for the same document and day', async () => {
    const document = quarterDocument(follow, detail.guidelines);
    const [first, second] = [await renderDocument(document, '2026-06-01'), await renderDocument(document, '2026-06-01')];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});
