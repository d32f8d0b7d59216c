export { composeBriefing, composeDeck, composeSections } from './compose.ts';
export { registerDutyRoutes } from './duty-routes.ts';
export { renderReport, REPORT_FORMATS, type ReportFormat, type ReportRequest } from './report.ts';
export { type BriefingRoutesDeps, registerBriefingRoutes } from './routes.ts';
