// What each route takes, for the API's document and for whoever tries it: a new route is one entry here.
import { z } from 'zod';
import { changesQuery } from './change-routes.ts';
import type { RouteContract } from '#server/http/api-document.ts';
import { actQuery, addressInput } from '#modules/audit/index.ts';
import { REPORT_FORMATS } from '#modules/briefing/server/index.ts';
import {
  acceptanceInput as invitationAcceptance,
  grantInput,
  invitationInput,
  invitationToken,
  keyInput,
  reasonInput,
  resetLinkInput,
} from '#modules/identity/index.ts';
import { acceptanceInput } from '#modules/quality/index.ts';
import {
  addRowInput,
  attachmentFields,
  correctRowInput,
  discardRowInput,
  evidenceFields,
  importFields,
  mendRowInput,
  publicationInput,
  retirementInput,
  withdrawRowInput,
} from '#modules/sources/index.ts';

const territory = z
  .string()
  .regex(/^(PE|(\d{2}){1,3})$/)
  .describe('PE, o ubigeo de 2, 4 o 6 dígitos.');
const scope = z.object({
  territory: territory.optional(),
  asOf: z.iso.date().describe('Como se sabía ese día; sin ella, lo último.').optional(),
});
const flag = z.enum(['0', '1']);
const id = z.object({ id: z.number().int().min(1) });
const draft = z.object({ id: z.uuid() });
const code = z.object({ code: z.string() });
const named = z.object({ id: z.string() });
const reportQuery = scope.extend({
  format: z.enum(REPORT_FORMATS),
  later: flag.optional(),
  photos: flag.optional(),
  strict: flag.optional(),
});

export const contracts: readonly RouteContract[] = [
  { method: 'GET', path: '/api/catalog', summary: 'Qué tiene esta instalación.' },
  { method: 'GET', path: '/api/overview', summary: 'Panorama de un territorio.', query: scope },
  {
    method: 'GET',
    path: '/api/regions',
    summary: 'Las regiones según varias medidas.',
    query: scope.omit({ territory: true }),
  },
  { method: 'GET', path: '/api/sections/:code', summary: 'Una sección.', params: code, query: scope },
  {
    method: 'GET',
    path: '/api/figures/:id',
    summary: 'De una cifra a sus filas.',
    params: named,
    query: scope.extend({ view: z.string().describe('La consulta de la página, si la cifra es de una.').optional() }),
  },
  {
    method: 'GET',
    path: '/api/deck',
    summary: 'El briefing en láminas.',
    query: scope.extend({ later: flag.optional() }),
  },
  {
    method: 'GET',
    path: '/api/report',
    summary: 'El briefing en un archivo.',
    query: reportQuery,
    answers: 'application/octet-stream',
  },
  {
    method: 'GET',
    path: '/api/places',
    summary: 'Lugares por nombre.',
    query: z.object({ query: z.string().max(100) }),
  },
  { method: 'GET', path: '/api/places/:code', summary: 'Un lugar.', params: z.object({ code: territory }) },
  { method: 'GET', path: '/api/quality', summary: 'Comprobaciones de las cifras.', query: scope },
  {
    method: 'POST',
    path: '/api/findings/:id/acceptance',
    summary: 'Aceptar un hallazgo.',
    params: named,
    body: acceptanceInput,
    answers: null,
  },
  {
    method: 'DELETE',
    path: '/api/findings/:id/acceptance',
    summary: 'Retirar la aceptación.',
    params: named,
    query: scope,
    answers: null,
  },
  { method: 'GET', path: '/api/sections/:code/rows', summary: 'Filas vigentes.', params: code, query: scope },
  { method: 'POST', path: '/api/sections/:code/rows', summary: 'Agregar una fila.', params: code, body: addRowInput },
  { method: 'PATCH', path: '/api/rows/:id', summary: 'Corregir una fila.', params: id, body: correctRowInput },
  {
    method: 'DELETE',
    path: '/api/rows/:id',
    summary: 'Retirar una fila.',
    params: id,
    body: withdrawRowInput,
    answers: null,
  },
  { method: 'GET', path: '/api/rows/:id/revisions', summary: 'Historia de una fila.', params: id },
  { method: 'POST', path: '/api/rejected/:id/mend', summary: 'Arreglar una fila.', params: id, body: mendRowInput },
  {
    method: 'POST',
    path: '/api/rejected/:id/discard',
    summary: 'Descartar una fila.',
    params: id,
    body: discardRowInput,
    answers: null,
  },
  {
    method: 'GET',
    path: '/api/templates/:code',
    summary: 'Plantilla de una sección.',
    params: code,
    query: scope,
    answers: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  { method: 'POST', path: '/api/imports', summary: 'Cargar un archivo y ver qué trae.', form: importFields },
  {
    method: 'DELETE',
    path: '/api/imports/:id',
    summary: 'Descartar una carga sin confirmar.',
    params: draft,
    answers: null,
  },
  { method: 'POST', path: '/api/imports/:id/confirmation', summary: 'Confirmar la carga.', params: draft },
  {
    method: 'GET',
    path: '/api/editions',
    summary: 'Ediciones.',
    query: z.object({ section: z.string().optional(), territory: territory.optional() }),
  },
  { method: 'GET', path: '/api/editions/:id/rejected', summary: 'Filas que esperan arreglo.', params: id },
  {
    method: 'POST',
    path: '/api/editions/:id/publication',
    summary: 'Publicar una edición en borrador.',
    params: id,
    body: publicationInput,
    answers: null,
  },
  {
    method: 'POST',
    path: '/api/editions/:id/retirement',
    summary: 'Retirar una edición.',
    params: id,
    body: retirementInput,
    answers: null,
  },
  {
    method: 'GET',
    path: '/api/attachments',
    summary: 'Adjuntos.',
    query: z.object({ territory, section: z.string().optional() }),
  },
  { method: 'POST', path: '/api/attachments', summary: 'Adjuntar una foto o documento.', form: attachmentFields },
  {
    method: 'GET',
    path: '/api/attachments/:id/content',
    summary: 'Contenido de un adjunto.',
    params: id,
    answers: 'application/octet-stream',
  },
  { method: 'POST', path: '/api/evidence', summary: 'Guardar un sustento de lo hecho.', form: evidenceFields },
  {
    method: 'GET',
    path: '/api/evidence/:id/content',
    summary: 'Contenido de un sustento.',
    params: id,
    answers: 'application/octet-stream',
  },
  {
    method: 'GET',
    path: '/api/duties',
    summary: 'Lo que toca hacer.',
    query: z.object({ territory: territory.optional(), mine: flag.optional() }),
  },
  { method: 'GET', path: '/api/session', summary: 'Quién entró y qué puede hacer.' },
  { method: 'POST', path: '/api/invitations', summary: 'Invitar a una persona.', body: invitationInput },
  { method: 'POST', path: '/api/invitations/reading', summary: 'Qué trae una invitación.', body: invitationToken },
  {
    method: 'POST',
    path: '/api/invitations/acceptance',
    summary: 'Aceptar una invitación.',
    body: invitationAcceptance,
    answers: null,
  },
  { method: 'GET', path: '/api/accounts', summary: 'Cuentas y sus roles.' },
  {
    method: 'POST',
    path: '/api/accounts/:id/unmasking',
    summary: 'Ver el correo de una cuenta.',
    params: named,
    body: reasonInput,
  },
  {
    method: 'POST',
    path: '/api/accounts/:id/erasure',
    summary: 'Suprimir una cuenta y sus datos personales.',
    params: named,
    body: reasonInput,
  },
  { method: 'POST', path: '/api/accounts/:id/grants', summary: 'Dar un rol.', params: named, body: grantInput },
  { method: 'DELETE', path: '/api/grants/:id', summary: 'Quitar un rol.', params: id, answers: null },
  {
    method: 'POST',
    path: '/api/accounts/reset-links',
    summary: 'Hacer un enlace para cambiar la contraseña.',
    body: resetLinkInput,
  },
  { method: 'GET', path: '/api/keys', summary: 'Claves de la propia cuenta.' },
  { method: 'POST', path: '/api/keys', summary: 'Crear una clave.', body: keyInput },
  { method: 'POST', path: '/api/keys/:id/rotation', summary: 'Cambiar una clave por otra.', params: named },
  { method: 'DELETE', path: '/api/keys/:id', summary: 'Retirar una clave.', params: named, answers: null },
  { method: 'GET', path: '/api/acts', summary: 'Registro de actos.', query: actQuery },
  { method: 'POST', path: '/api/acts/unmasking', summary: 'Ver de qué dirección vino un acto.', body: addressInput },
  {
    method: 'GET',
    path: '/api/changes',
    summary: 'Dónde cambia algo, mientras ocurre.',
    query: changesQuery,
    answers: 'text/event-stream',
  },
  { method: 'GET', path: '/api/health/live', summary: 'Si el proceso vive.' },
  { method: 'GET', path: '/api/health/ready', summary: 'Si puede atender.' },
  { method: 'GET', path: '/api/openapi.json', summary: 'Este documento.' },
  { method: 'GET', path: '/metrics', summary: 'Métricas para Prometheus.', answers: 'text/plain' },
];
