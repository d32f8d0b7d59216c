import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from './index.ts';
import { packStored } from './zip.ts';

const NAMES = ['office', 'table', 'text', 'style', 'number']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'number' ? 'datastyle' : name}:1.0"`)
  .join(' ');

/** As LibreOffice writes: formats in styles, and the sheet filled up with repeated blanks. */
function ods(cells: string): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMES} office:version="1.3">
<office:automatic-styles>
<number:percentage-style style:name="N11"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N11"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Hoja">
<table:table-row>${cells}<table:table-cell table:number-columns-repeated="16380"/></table:table-row>
<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>`;
  const mimetype = 'application/vnd.oasis.opendocument.spreadsheet';
  return packStored([
    { name: 'mimetype', content: Buffer.from(mimetype) },
    { name: 'content.xml', content: Buffer.from(content) },
  ]);
}

async function firstRow(cells: string): Promise<readonly string[] | undefined> {
  const [sheet] = await readSpreadsheet('a.ods', ods(cells));
  expect(sheet?.rows).toHaveLength(1);
  return sheet?.rows[0]?.filter((cell) => cell !== '');
}

describe('an ODS as LibreOffice writes it', () => {
  it('gives a percentage as it is shown', async () => {
    expect(
      await firstRow(
        '<table:table-cell table:style-name="ce1" office:value-type="percentage" office:value="0.301"><text:p>30.1%</text:p></table:table-cell>',
      ),
    ).toEqual(['30.1%']);
  });

  it("gives a formula's stored result", async () => {
    expect(
      await firstRow(
        '<table:table-cell table:formula="of:=1+2" office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>',
      ),
    ).toEqual(['3']);
  });

  it('gives repeated cells once each, and dates', async () => {
    expect(
      await firstRow(
        '<table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2025-04-07"><text:p>07/04/25</text:p></table:table-cell>',
      ),
    ).toEqual(['x', 'x', '2025-04-07']);
  });
});
