// What the routes of this module take, for the API's document.
import { z } from 'zod';
import type { RouteContract } from '#server/http/api-document.ts';
import {
  applicationInput,
  articleInput,
  changeInput,
  codeQuery,
  documentInput,
  fulfilmentInput,
  lintInput,
  normInput,
  normQuery,
  obligationInput,
  placeQuery,
  reasonInput,
  rehearsalInput,
  relationInput,
  stepInput,
} from '../contract.ts';

const params = z.object({ id: z.number().int().min(1) });
const nothing = null;
const NORMS = '/api/norms';
const PARAMETERS = '/api/norms/parameters';
const OBLIGATIONS = '/api/norms/obligations';

export const contracts: readonly RouteContract[] = [
  { method: 'GET', path: NORMS, summary: 'Normas, y cuáles rigen un día.', query: normQuery },
  { method: 'GET', path: `${NORMS}/graph`, summary: 'Qué hace cada norma a las otras.', query: placeQuery },
  { method: 'GET', path: `${NORMS}/one`, summary: 'Una norma.', query: codeQuery },
  { method: 'GET', path: `${NORMS}/dependents`, summary: 'Qué depende de una norma.', query: codeQuery },
  { method: 'POST', path: `${NORMS}/lint`, summary: 'Revisa las citas de normas de un texto.', body: lintInput },
  { method: 'POST', path: NORMS, summary: 'Registrar una norma o un proyecto.', body: normInput },
  {
    method: 'POST',
    path: `${NORMS}/:id/step`,
    summary: 'Pasar un proyecto a su etapa siguiente.',
    params,
    body: stepInput,
  },
  { method: 'POST', path: `${NORMS}/relations`, summary: 'Decir qué hace una norma a otra.', body: relationInput },
  {
    method: 'DELETE',
    path: `${NORMS}/relations/:id`,
    summary: 'Quitar lo que una norma hace a otra.',
    params,
    body: reasonInput,
    answers: nothing,
  },
  { method: 'POST', path: `${NORMS}/articles`, summary: 'Registrar un artículo que importa.', body: articleInput },
  {
    method: 'POST',
    path: `${NORMS}/documents`,
    summary: 'Agregar el archivo o la dirección de una norma.',
    body: documentInput,
  },
  { method: 'GET', path: OBLIGATIONS, summary: 'A qué obligan las normas en un territorio.', query: placeQuery },
  { method: 'POST', path: OBLIGATIONS, summary: 'Registrar una obligación.', body: obligationInput },
  {
    method: 'POST',
    path: `${OBLIGATIONS}/:id/withdrawal`,
    summary: 'Retirar una obligación.',
    params,
    body: reasonInput,
    answers: nothing,
  },
  {
    method: 'POST',
    path: `${OBLIGATIONS}/:id/fulfilments`,
    summary: 'Registrar que se cumplió.',
    params,
    body: fulfilmentInput,
    answers: nothing,
  },
  { method: 'GET', path: PARAMETERS, summary: 'Umbrales y plazos con su norma y su confianza.', query: placeQuery },
  { method: 'POST', path: PARAMETERS, summary: 'Proponer el nuevo valor de un umbral.', body: changeInput },
  {
    method: 'POST',
    path: `${PARAMETERS}/rehearsal`,
    summary: 'Ensayar cambios: nada se guarda.',
    body: rehearsalInput,
  },
  {
    method: 'POST',
    path: `${PARAMETERS}/application`,
    summary: 'Aplicar cambios.',
    body: applicationInput,
    answers: nothing,
  },
  {
    method: 'POST',
    path: `${PARAMETERS}/:id/withdrawal`,
    summary: 'Retirar un cambio.',
    params,
    body: reasonInput,
    answers: nothing,
  },
];
