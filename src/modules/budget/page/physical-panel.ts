// Money beside work: what was spent of the budget, and what was done of what the plans programmed.
import type { Panel, Sentence } from '#shared/document.ts';
import { numberOf } from '#shared/figure.ts';
import { say } from '#shared/sentence.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { ratio } from '../execution.ts';
import type { PageData } from './data.ts';
import { placeSpending } from './goal-panel.ts';

/** Only where the plans have a quarter closed in the year of the money. */
export function physicalPanel(input: SectionInput, data: PageData): Panel | null {
  const spending = placeSpending(input, data);
  if (!spending || !data.physical || numberOf(data.physical) === null) return null;
  const physical = input.book.include(data.physical);
  const financial = ratio(
    input.book,
    {
      id: `financialAdvance@${input.place.code || 'PE'}/${spending.year}`,
      label: `Avance financiero de ${spending.year}`,
      period: spending.pim.period,
      territory: input.place.code,
    },
    spending.accrued,
    spending.pim,
    'devengado ÷ PIM × 100',
  );
  return {
    id: 'budget-physical',
    section: 'budget',
    title: 'Avance físico y financiero',
    takeaway: words(numberOf(physical) ?? 0, numberOf(financial) ?? 0, say`${physical}`, say`${financial}`),
    visuals: [
      {
        kind: 'facts',
        caption: `Lo hecho y lo gastado en ${spending.year}`,
        items: [
          { label: 'Físico', value: say`${physical}`, note: [`de lo programado en los planes, ${physical.period}`] },
          { label: 'Financiero', value: say`${financial}`, note: [`del PIM, ${spending.pim.period}`] },
        ],
      },
    ],
    notes: [['El físico es del trimestre cerrado; el financiero, de lo que va del año: se leen juntos, no se restan.']],
  };
}

function words(done: number, spent: number, physical: Sentence, financial: Sentence): Sentence {
  return done >= spent
    ? say`Se hizo ${physical} de lo programado con ${financial} del dinero.`
    : say`Se gastó ${financial} del dinero y se hizo ${physical} de lo programado.`;
}
