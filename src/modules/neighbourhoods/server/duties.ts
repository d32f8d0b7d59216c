// What Barrio Seguro owes: a month that nobody declared, activities that wait to be validated, values to choose from.
import type { ReadTx } from '#server/database/database.ts';
import { addDays } from '#shared/calendar-date.ts';
import type { Duty } from '#shared/duty.ts';
import type { Permission } from '#modules/identity/index.ts';
import type { DutyQuestion } from '#modules/sources/server/index.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { countWaiting, sumMonths } from './activity-list-store.ts';
import { findMonthRows, findNeighbourhoodRows } from './neighbourhood-store.ts';

const SECTION = 'Barrio Seguro';

export async function findDuties(tx: ReadTx, { today, territory }: DutyQuestion): Promise<readonly Duty[]> {
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  return [...(await monthDuties(tx, territory, month)), ...(await waitingDuties(tx, territory))];
}

/** The last month that ended, of the neighbourhoods that are worked with here. No rule sets a day for it. */
async function monthDuties(tx: ReadTx, territory: string, month: string): Promise<readonly Duty[]> {
  const sums = await sumMonths(tx, territory, month.slice(0, 4));
  const declared = await findMonthRows(tx, territory);
  const said = new Set(
    [...declared, ...sums].filter((one) => one.month === month).map(({ neighbourhoodId }) => neighbourhoodId),
  );
  const rows = await findNeighbourhoodRows(tx, territory);
  return rows
    .filter(({ id, endsOn }) => !said.has(id) && (endsOn === null || endsOn.slice(0, 7) >= month))
    .map(({ id, territory: district, title }) => ({
      id: `neighbourhoods.month/${id}/${month}`,
      territory: district,
      section: SECTION,
      what: `Registrar las actividades de ${title} de ${month.split('-').toReversed().join('/')}, o declarar el mes sin actividad`,
      dueOn: null,
      roles: rolesOf(NEIGHBOURHOODS.declareMonth),
      verb: 'Declarar',
      href: `/t/${district}/barrios/${id}?anio=${month.slice(0, 4)}`,
      basis: null,
    }));
}

async function waitingDuties(tx: ReadTx, territory: string): Promise<readonly Duty[]> {
  const waiting = await countWaiting(tx, territory);
  return waiting.flatMap(({ territory: district, registered, conflicts }): readonly Duty[] => {
    const list = `/t/${district || 'PE'}/barrios/actividades`;
    const shared = { territory: district, section: SECTION, dueOn: null, basis: null };
    const validate: Duty = {
      ...shared,
      id: `neighbourhoods.validate/${district}`,
      what: `Validar actividades registradas: ${registered}`,
      roles: rolesOf(NEIGHBOURHOODS.validateActivity),
      verb: 'Validar',
      href: `${list}?estado=registered`,
    };
    const choose: Duty = {
      ...shared,
      id: `neighbourhoods.choose/${district}`,
      what: `Elegir entre valores distintos en actividades: ${conflicts}`,
      roles: rolesOf(NEIGHBOURHOODS.logActivity),
      verb: 'Elegir',
      href: `${list}?distintos=1`,
    };
    return [...(registered > 0 ? [validate] : []), ...(conflicts > 0 ? [choose] : [])];
  });
}

function rolesOf({ roles }: Permission): readonly string[] {
  return roles === 'everybody' ? [] : roles;
}
