// What the routes take, for the API's document.
import { z } from 'zod';
import type { RouteContract } from '#server/http/api-document.ts';
import {
  activityQuery,
  changeActivityInput,
  importFields,
  monthInput,
  neighbourhoodInput,
  newNeighbourhoodInput,
  pictureInput,
  syncInput,
  validationInput,
  withReason,
} from '../contract.ts';
import { organisationInput } from '../organisation-contract.ts';

const named = z.object({ id: z.string() });
const activity = z.object({ id: z.uuid() });

export const neighbourhoodContracts: readonly RouteContract[] = [
  {
    method: 'GET',
    path: '/api/neighbourhoods',
    summary: 'Barrios de la estrategia: meses, plan, comisarías.',
    query: z.object({ territory: z.string().optional(), year: z.string().optional() }),
  },
  { method: 'POST', path: '/api/neighbourhoods', summary: 'Agregar un barrio.', body: newNeighbourhoodInput },
  {
    method: 'PATCH',
    path: '/api/neighbourhoods/:id',
    summary: 'Cambiar límites, fechas, comisarías o plan de un barrio.',
    params: named,
    body: neighbourhoodInput,
    answers: null,
  },
  {
    method: 'POST',
    path: '/api/neighbourhoods/:id/months',
    summary: 'Declarar un mes sin actividad o completo.',
    params: named,
    body: monthInput,
    answers: null,
  },
  {
    method: 'DELETE',
    path: '/api/neighbourhoods/:id/months/:month',
    summary: 'Retirar la declaración de un mes.',
    params: named.extend({ month: z.string() }),
    body: withReason,
    answers: null,
  },
  {
    method: 'GET',
    path: '/api/neighbourhoods/:id/organisations',
    summary: 'Juntas, brigadas y redes de un barrio.',
    params: named,
  },
  {
    method: 'POST',
    path: '/api/neighbourhoods/:id/organisations',
    summary: 'Agregar una junta, una brigada o una red.',
    params: named,
    body: organisationInput,
  },
  {
    method: 'POST',
    path: '/api/organisations/:id/unmasking',
    summary: 'Ver quién coordina una organización.',
    params: z.object({ id: z.number().int() }),
    body: withReason,
  },
  { method: 'GET', path: '/api/activities', summary: 'Actividades de Barrio Seguro.', query: activityQuery },
  { method: 'GET', path: '/api/activities/:id', summary: 'Una actividad.', params: activity },
  { method: 'POST', path: '/api/field', summary: 'Lo que un teléfono guarda para trabajar sin conexión.' },
  { method: 'POST', path: '/api/activities/sync', summary: 'Traer actividades de un teléfono.', body: syncInput },
  {
    method: 'POST',
    path: '/api/activities/import',
    summary: 'Traer la hoja de la estrategia.',
    form: importFields,
  },
  {
    method: 'PATCH',
    path: '/api/activities/:id',
    summary: 'Cambiar una actividad o decidir un conflicto.',
    params: activity,
    body: changeActivityInput,
  },
  {
    method: 'POST',
    path: '/api/activities/:id/validation',
    summary: 'Validar u observar una actividad.',
    params: activity,
    body: validationInput,
    answers: null,
  },
  {
    method: 'POST',
    path: '/api/activities/:id/withdrawal',
    summary: 'Retirar una actividad.',
    params: activity,
    body: withReason,
    answers: null,
  },
  {
    method: 'POST',
    path: '/api/activities/:id/pictures',
    summary: 'Anunciar una foto y saber cuánto llegó.',
    params: activity,
    body: pictureInput,
  },
  {
    method: 'POST',
    path: '/api/pictures/:id/parts',
    summary: 'Traer una parte de una foto.',
    params: activity,
    query: z.object({ from: z.number().int() }),
  },
];
