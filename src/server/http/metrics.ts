// Prometheus: counts and times by route pattern, and how much room is left.
import { createHash, timingSafeEqual } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Refusal } from '#shared/refusal.ts';
import { routeOf } from './request-log.ts';

export interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

export interface MetricsOptions {
  readonly pool: PoolCounts;
  readonly requestsInHand: () => number;
  /** Absent: only this machine reads them. */
  readonly token: string | undefined;
  readonly isLocal: (request: FastifyRequest) => boolean;
}

export function registerMetrics(app: FastifyInstance, options: MetricsOptions): void {
  const registry = new Registry();
  const registers = [registry];
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({ name: 'vigia_requests_total', help: 'Requests answered.', labelNames, registers });
  const durations = new Histogram({
    name: 'vigia_request_duration_seconds',
    help: 'Time to answer.',
    labelNames: ['method', 'route'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: routeOf(request) };
    requests.inc({ ...labels, status: reply.statusCode });
    durations.observe(labels, reply.elapsedTime / 1000);
  });
  addGauges(app, options, registry);

  app.get('/metrics', async (request, reply) => {
    requireReader(request, options);
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics());
  });
}

function addGauges(app: FastifyInstance, { pool, requestsInHand }: MetricsOptions, registry: Registry): void {
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  app.addHook('onClose', async () => void loop.disable());
  const gauge = (name: string, help: string, read: () => number): void => {
    const one: Gauge = new Gauge({ name, help, registers: [], collect: () => one.set(read()) });
    registry.registerMetric(one);
  };
  gauge(
    'vigia_event_loop_lag_p99_seconds',
    'Lateness of the event loop since the last reading, 99th percentile.',
    () => {
      const lag = loop.percentile(99) / 1e9;
      loop.reset();
      return lag;
    },
  );
  gauge('vigia_pool_connections', 'Connections to the database that are open.', () => pool.totalCount);
  gauge('vigia_pool_in_use', 'Connections in use.', () => pool.totalCount - pool.idleCount);
  gauge('vigia_pool_waiting', 'Who waits for a connection.', () => pool.waitingCount);
  gauge('vigia_requests_in_hand', 'Requests of the API not yet answered.', requestsInHand);
  gauge('process_resident_memory_bytes', 'Resident memory of this process.', () => process.memoryUsage.rss());
  gauge('process_cpu_seconds_total', 'Processor time used.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
}

function requireReader(request: FastifyRequest, { token, isLocal }: MetricsOptions): void {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const isAllowed = token === undefined ? isLocal(request) : given !== undefined && isSame(given, token);
  if (isAllowed) return;
  throw new Refusal(
    'forbidden',
    'metrics-closed',
    token === undefined
      ? 'Las métricas se leen solo en este equipo; para leerlas desde otro, defina VIGIA_METRICS_TOKEN.'
      : 'Las métricas piden la clave de VIGIA_METRICS_TOKEN (Authorization: Bearer …).',
  );
}

/** In a time that says nothing of how much was right. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
