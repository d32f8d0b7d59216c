// The thread on screen: how far it goes, what is missing, and each priority with what it has on the way.
import type { Panel, Sentence } from '#shared/document.ts';
import { say } from '#shared/sentence.ts';
import { flowDrawing } from './flow.ts';
import { gapListPanel, gapsPanel } from './gaps-panel.ts';
import { prioritiesPanel } from './priorities-panel.ts';
import { gapsOf, type Stage, stagesOf } from './thread.ts';
import { stageFigures, type StageFigures, type ThreadPanelInput } from './thread-figures.ts';

export function threadPanels(input: ThreadPanelInput): readonly Panel[] {
  const { place, committees } = input;
  const planned = committees.filter(({ priorities }) => priorities.length > 0);
  if (planned.length === 0)
    return [
      {
        id: 'thread-flow',
        section: 'pasc',
        title: `El hilo de los planes · ${place.name}`,
        takeaway: ['Sin información registrada: ningún comité de este lugar tiene prioridades registradas.'],
        visuals: [],
        webOnly: true,
      },
    ];
  const stages = stagesOf(input);
  const gaps = gapsOf(input);
  const figures = stages.map((stage) => stageFigures(input, stage));
  return [
    {
      id: 'thread-flow',
      section: 'pasc',
      title: `El hilo de los planes · ${place.name}`,
      takeaway: flowSentence(figures),
      visuals: [
        {
          kind: 'drawing',
          caption: 'Del objetivo al resultado',
          alt: 'Siete pasos del objetivo al resultado, cada uno con cuántos llegan y cuántos faltan.',
          drawing: flowDrawing(figures),
        },
      ],
      notes: [['Desde la prioridad, cada paso cuenta prioridades: las que llegan hasta él.']],
      webOnly: true,
    },
    gapsPanel(input, gaps),
    ...(gaps.length > 0 ? [gapListPanel(gaps)] : []),
    prioritiesPanel(input, planned),
  ];
}

function flowSentence(stages: readonly StageFigures[]): Sentence {
  const of = (key: Stage['key']): StageFigures | undefined => stages.find(({ stage }) => stage.key === key);
  const [priority, series, activity, money, result] = (
    ['priority', 'series', 'activity', 'money', 'result'] as const
  ).map(of);
  if (!priority || !series || !activity || !money || !result) return [];
  return say`De ${priority.reached} prioridades, ${series.reached} tienen una serie propia que las mide, ${activity.reached} una actividad, ${money.reached} presupuesto y ${result.reached} un resultado informado.`;
}
