// A file with MEF's layout and nobody's money: synthetic, the same rows each time.

/** The 63 columns of «Presupuesto y ejecución de gasto» by month. */
export const MEF_HEADER = [
  'ANO_EJE,MES_EJE,NIVEL_GOBIERNO,NIVEL_GOBIERNO_NOMBRE,SECTOR,SECTOR_NOMBRE,PLIEGO,PLIEGO_NOMBRE,SEC_EJEC,EJECUTORA',
  'EJECUTORA_NOMBRE,DEPARTAMENTO_EJECUTORA,DEPARTAMENTO_EJECUTORA_NOMBRE,PROVINCIA_EJECUTORA,PROVINCIA_EJECUTORA_NOMBRE',
  'DISTRITO_EJECUTORA,DISTRITO_EJECUTORA_NOMBRE,SEC_FUNC,PROGRAMA_PPTO,PROGRAMA_PPTO_NOMBRE,TIPO_ACT_PROY',
  'TIPO_ACT_PROY_NOMBRE,PRODUCTO_PROYECTO,PRODUCTO_PROYECTO_NOMBRE,ACTIVIDAD_ACCION_OBRA,ACTIVIDAD_ACCION_OBRA_NOMBRE',
  'FUNCION,FUNCION_NOMBRE,DIVISION_FUNCIONAL,DIVISION_FUNCIONAL_NOMBRE,GRUPO_FUNCIONAL,GRUPO_FUNCIONAL_NOMBRE,META',
  'FINALIDAD,META_NOMBRE,DEPARTAMENTO_META,DEPARTAMENTO_META_NOMBRE,FUENTE_FINANCIAMIENTO,FUENTE_FINANCIAMIENTO_NOMBRE',
  'RUBRO,RUBRO_NOMBRE,TIPO_RECURSO,TIPO_RECURSO_NOMBRE,CATEGORIA_GASTO,CATEGORIA_GASTO_NOMBRE,TIPO_TRANSACCION,GENERICA',
  'GENERICA_NOMBRE,SUBGENERICA,SUBGENERICA_NOMBRE,SUBGENERICA_DET,SUBGENERICA_DET_NOMBRE,ESPECIFICA,ESPECIFICA_NOMBRE',
  'ESPECIFICA_DET,ESPECIFICA_DET_NOMBRE,MONTO_PIA,MONTO_PIM,MONTO_CERTIFICADO,MONTO_COMPROMETIDO_ANUAL',
  'MONTO_COMPROMETIDO,MONTO_DEVENGADO,MONTO_GIRADO',
].join(',');

const PRODUCTS = [
  ['3000355', 'PATRULLAJE POR SECTOR'],
  ['3000356', 'COMUNIDAD RECIBE ACCIONES DE PREVENCION EN EL MARCO DEL PLAN DE SEGURIDAD CIUDADANA'],
  ['3000001', 'ACCIONES COMUNES'],
] as const;
const SOURCES = [
  ['1', 'RECURSOS ORDINARIOS', '00'],
  ['2', 'RECURSOS DIRECTAMENTE RECAUDADOS', '09'],
  ['5', 'RECURSOS DETERMINADOS', '08'],
] as const;
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const;

/** Rows until `limit`: every entity, year, product and source, month 0 to 12, in the order that a file by year has. */
export function* nationalBudgetFile(districts: readonly string[], limit: number): Generator<string> {
  yield `${MEF_HEADER}\n`;
  const random = randomOf(30);
  let rows = 0;
  let text = '';
  // More than one specific expense a month, as the real files have, until the rows are as many as asked.
  for (let expense = 1; rows < limit; expense += 1) {
    for (const year of YEARS) {
      for (const [index, ubigeo] of districts.entries()) {
        for (const [product, productName] of PRODUCTS) {
          for (const [source, sourceName, rubro] of SOURCES) {
            const pim = 20_000 + Math.floor(random() * 400_000);
            for (let month = 0; month <= 12; month += 1) {
              if (rows >= limit) break;
              rows += 1;
              const accrued = month === 0 ? 0 : Math.round((pim / 14) * random() * 100) / 100;
              text += rowOf({
                year,
                month,
                index,
                ubigeo,
                product,
                productName,
                source,
                sourceName,
                rubro,
                pim: month === 0 ? pim : 0,
                accrued,
                expense,
              });
              if (text.length > 512 * 1024) {
                yield text;
                text = '';
              }
            }
          }
        }
      }
    }
  }
  yield text;
}

interface Row {
  readonly year: number;
  readonly month: number;
  readonly index: number;
  readonly ubigeo: string;
  readonly product: string;
  readonly productName: string;
  readonly source: string;
  readonly sourceName: string;
  readonly rubro: string;
  readonly pim: number;
  readonly accrued: number;
  readonly expense: number;
}

function rowOf(row: Row): string {
  const { ubigeo } = row;
  const entity = String(300_000 + row.index);
  const spent = row.accrued.toFixed(2);
  return `${row.year},${row.month},M,GOBIERNOS LOCALES,99,GOBIERNOS LOCALES,${ubigeo},"MUNICIPALIDAD ${ubigeo}, SINTETICA",${entity},${entity},"MUNICIPALIDAD ${ubigeo}, SINTETICA",${ubigeo.slice(0, 2)},DEPARTAMENTO,${ubigeo.slice(2, 4)},PROVINCIA,${ubigeo.slice(4)},DISTRITO,1,0030,REDUCCION DE DELITOS Y FALTAS QUE AFECTAN LA SEGURIDAD CIUDADANA,2,ACTIVIDAD,${row.product},${row.productName},5004156,ACTIVIDAD,05,ORDEN PUBLICO Y SEGURIDAD,014,ORDEN INTERNO,0031,SEGURIDAD VECINAL Y COMUNAL,00001,0,META,${ubigeo.slice(0, 2)},DEPARTAMENTO,${row.source},${row.sourceName},${row.rubro},RUBRO,0,RECURSO,5,GASTOS CORRIENTES,2,3,BIENES Y SERVICIOS,2,SERVICIOS,7,OTROS,11,OTROS,${row.expense},OTROS,${row.pim},${row.pim},${spent},${spent},${spent},${spent},${spent}\n`;
}

/** Park and Miller's generator: enough for amounts that mean nothing. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
