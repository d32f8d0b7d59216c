// What the routes of plans take, for the API's document.
import { z } from 'zod';
import type { RouteContract } from '#server/http/api-document.ts';
import {
  activityInput,
  activityQuery,
  adoptionInput,
  approvalInput,
  correctionInput,
  matrixForm,
  newVersionInput,
  planInput,
  planListQuery,
  progressInput,
  quarterParam,
  reviewInput,
  rollupQuery,
  versionInput,
} from '../contract.ts';

const id = z.object({ id: z.number().int().min(1) });
const inQuarter = id.extend({ quarter: quarterParam });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PDF = 'application/pdf';
const none = null;

function route(
  method: RouteContract['method'],
  path: string,
  summary: string,
  takes: Omit<RouteContract, 'method' | 'path' | 'summary'>,
): RouteContract {
  return { method, path, summary, ...takes };
}

export const planContracts: readonly RouteContract[] = [
  route('GET', '/api/plans', 'Planes de acción de un territorio.', { query: planListQuery }),
  route('POST', '/api/plans', 'Empezar un plan.', { body: planInput }),
  route('POST', '/api/plans/adoption', 'Seguir los planes que trae la edición.', { body: adoptionInput }),
  route('GET', '/api/plans/:id', 'Un plan, sus versiones y trimestres.', { params: id }),
  route('GET', '/api/plans/:id/document', 'Un plan para imprimir.', { params: id, answers: PDF }),
  route('POST', '/api/plans/:id/versions', 'Empezar una versión.', { params: id, body: newVersionInput }),
  route('PATCH', '/api/plan-versions/:id', 'Cambiar una versión.', { params: id, body: versionInput, answers: none }),
  route('POST', '/api/plan-versions/:id/approval', 'Aprobar una versión.', {
    params: id,
    body: approvalInput,
    answers: none,
  }),
  route('POST', '/api/plan-versions/:id/activities', 'Agregar una actividad.', {
    params: id,
    body: activityInput,
    answers: none,
  }),
  route('GET', '/api/plan-versions/:id/matrix', 'Matriz de actividades en hoja de cálculo.', {
    params: id,
    answers: XLSX,
  }),
  route('POST', '/api/plan-versions/:id/matrix', 'Cargar la matriz.', { params: id, form: matrixForm }),
  route('GET', '/api/plan-versions/:id/imports', 'Cargas de la matriz y sus errores.', { params: id }),
  route('GET', '/api/plan-activities', 'Actividades de los planes vigentes.', { query: activityQuery }),
  route('PATCH', '/api/plan-activities/:id', 'Cambiar una actividad.', {
    params: id,
    body: activityInput,
    answers: none,
  }),
  route('DELETE', '/api/plan-activities/:id', 'Quitar una actividad.', { params: id, answers: none }),
  route('GET', '/api/plans/:id/quarters/:quarter', 'Un trimestre del plan.', { params: inQuarter }),
  route('GET', '/api/plans/:id/quarters/:quarter/document', 'Informe del trimestre para imprimir.', {
    params: inQuarter,
    answers: PDF,
  }),
  route('POST', '/api/plans/:id/quarters/:quarter/progress', 'Informar lo ejecutado.', {
    params: inQuarter,
    body: progressInput,
    answers: none,
  }),
  route('POST', '/api/plans/:id/quarters/:quarter/closing', 'Cerrar el trimestre.', {
    params: inQuarter,
    answers: none,
  }),
  route('POST', '/api/plans/:id/quarters/:quarter/correction', 'Abrir un trimestre para corregirlo.', {
    params: inQuarter,
    body: correctionInput,
    answers: none,
  }),
  route('POST', '/api/plans/:id/quarters/:quarter/reviews', 'Observar o aprobar.', {
    params: inQuarter,
    body: reviewInput,
    answers: none,
  }),
  route('GET', '/api/plan-rollups', 'Avance de los planes por trimestre.', { query: rollupQuery }),
];
