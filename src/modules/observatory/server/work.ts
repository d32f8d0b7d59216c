import type { WorkPlug } from '#modules/sources/server/index.ts';
import {
  anomalyRequest,
  answerRequest,
  evaluationRequest,
  lateRequest,
  registerExploreRoutes,
  viewRequest,
} from './explore-routes.ts';
import { collectionParams, itemParams, itemsQuery, registerFeatureRoutes } from './feature-routes.ts';

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
    { method: 'GET', path: '/api/ogc', summary: 'OGC API – Features: entrada.' },
    { method: 'GET', path: '/api/ogc/conformance', summary: 'OGC API – Features: conformidad.' },
    { method: 'GET', path: '/api/ogc/collections', summary: 'OGC API – Features: colecciones.' },
    {
      method: 'GET',
      path: '/api/ogc/collections/:collection',
      summary: 'OGC API – Features: una colección.',
      params: collectionParams,
    },
    {
      method: 'GET',
      path: '/api/ogc/collections/:collection/items',
      summary: 'Territorios con sus denuncias, como GeoJSON.',
      params: collectionParams,
      query: itemsQuery,
      answers: 'application/geo+json',
    },
    {
      method: 'GET',
      path: '/api/ogc/collections/:collection/items/:item',
      summary: 'Un territorio con sus denuncias, como GeoJSON.',
      params: itemParams,
      answers: 'application/geo+json',
    },
  ],
  registerRoutes: (app, deps) => {
    registerExploreRoutes(app, deps);
    registerFeatureRoutes(app, deps);
  },
};
