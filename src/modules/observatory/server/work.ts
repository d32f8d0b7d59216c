import type { WorkPlug } from '#modules/sources/server/index.ts';
import {
  anomalyRequest,
  answerRequest,
  evaluationRequest,
  lateRequest,
  registerExploreRoutes,
  viewRequest,
} from './explore-routes.ts';

/** Nothing is written here: it answers questions. */
export const observatoryWork: WorkPlug = {
  name: 'observatory',
  title: 'Observatorio',
  permissions: [],
  contracts: [
    {
      method: 'GET',
      path: '/api/complaints',
      summary: 'Denuncias por lugar, periodo y modalidad.',
      query: answerRequest,
    },
    {
      method: 'GET',
      path: '/api/complaints/view',
      summary: 'La misma consulta como la dibuja la pantalla.',
      query: viewRequest,
    },
    {
      method: 'GET',
      path: '/api/complaints/anomalies',
      summary: 'Meses fuera de lo esperado.',
      query: anomalyRequest,
    },
    {
      method: 'GET',
      path: '/api/complaints/evaluation',
      summary: 'Antes y después, donde se intervino y donde no.',
      query: evaluationRequest,
    },
    {
      method: 'GET',
      path: '/api/complaints/late',
      summary: 'El mismo mes según cada edición, y lo que falta registrar.',
      query: lateRequest,
    },
  ],
  registerRoutes: registerExploreRoutes,
};
