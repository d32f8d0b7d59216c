export { type CheckAnswer, checkSections, checkTerritory } from './check-territory.ts';
export { acceptFinding, type AcceptRequest, withdrawAcceptance, type WithdrawRequest } from './actions.ts';
export { type QualityRoutesDeps, registerQualityRoutes } from './routes.ts';
