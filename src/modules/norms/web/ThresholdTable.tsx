import { Anchor, Table } from '@mantine/core';
import { Link } from 'wouter';
import { StateWord } from '#web/document/StateWord.tsx';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { ParameterLine } from '../contract.ts';
import { CONFIDENCE_TEXT } from '../tables.ts';
import { confidenceState, normHref } from './norm-words.ts';
import './norms.css';

export function ThresholdTable({ parameters }: { readonly parameters: readonly ParameterLine[] }) {
  return (
    <ScrollRegion label="Umbrales">
      <Table striped verticalSpacing={6} miw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Qué regula</Table.Th>
            <Table.Th ta="right">Valor</Table.Th>
            <Table.Th>Norma y artículo</Table.Th>
            <Table.Th>Confianza</Table.Th>
            <Table.Th>Se aplica en</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parameters.map((parameter) => (
            <Table.Tr key={`${parameter.code} ${parameter.territory} ${parameter.validFrom ?? ''}`}>
              <Table.Td>{parameter.meaning}</Table.Td>
              <Table.Td ta="right" className="v-nowrap">
                {parameter.printed}
              </Table.Td>
              <Table.Td>
                {parameter.norm === null ? (
                  'ninguna'
                ) : (
                  <Anchor component={Link} href={normHref(parameter.norm)}>
                    {parameter.citation}
                  </Anchor>
                )}
                {parameter.article === null ? null : `, art. ${parameter.article}`}
              </Table.Td>
              <Table.Td>
                <StateWord state={confidenceState(parameter.confidence)}>
                  {CONFIDENCE_TEXT[parameter.confidence]}
                </StateWord>
              </Table.Td>
              <Table.Td>{parameter.appliedIn.join('; ') || 'solo se muestra'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
