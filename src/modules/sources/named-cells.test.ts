import { describe, expect, it } from 'vitest';
import { callaoScope, shippedSectionInput } from '#test/support/shipped-editions.ts';
import { aFigure } from '#test/support/checked-figures.ts';
import { namedCells } from './named-cells.ts';
import type { TableSpec } from './table.ts';

const table: TableSpec = {
  code: 'cameras-members',
  sheet: 'Miembros',
  title: 'Miembros del grupo',
  key: ['item'],
  columns: [
    { key: 'item', label: 'Ítem', type: 'integer', required: true, help: '' },
    { key: 'member', label: 'Miembro', type: 'text', required: true, names: 'unitOrBody', help: '' },
    { key: 'kind', label: 'Clase de miembro', type: 'text', required: true, help: '' },
  ],
};
const section = { code: 'cameras', tables: [table] };
const { editions, rows } = shippedSectionInput(section, callaoScope());
const members = rows('cameras-members');

describe('the cells that name one of a catalogue', () => {
  it('are figures with their place, though their section prints none', () => {
    const figures = namedCells(section, editions, members, []);
    expect(figures).toHaveLength(20);
    expect(figures[0]).toMatchObject({
      id: 'cameras.named@PE/cameras-members/PE-1/member',
      value: 'Gabinete de Asesores - MININTER',
      names: 'unitOrBody',
      origin: { kind: 'cells', cells: [{ table: 'cameras-members', column: 'member' }] },
    });
  });

  it('are not said twice', () => {
    const [first] = namedCells(section, editions, members, []);
    if (!first) throw new Error('no member');
    const printed = { ...first, id: 'cameras.member@PE' };
    const tally = aFigure({ id: 'cameras.members@PE', value: 1, origin: first.origin });
    expect(namedCells(section, editions, members, [printed])).toHaveLength(19);
    expect(namedCells(section, editions, members, [tally])).toHaveLength(20);
  });
});
