import { AGE_BANDS, type AgeBand, type People, peopleTotal } from '../../activity.ts';
import { NumberField } from './fields.tsx';

interface PeopleFieldsProps {
  readonly label: string;
  readonly value: People;
  /** From what was counted last: two counts may be written one right after the other. */
  readonly onChange: (next: (people: People) => People) => void;
}

/** Counts by age and sex. There is nowhere to write a name. */
export function PeopleFields({ label, value, onChange }: PeopleFieldsProps) {
  const isBand = (text: string): text is AgeBand => Object.hasOwn(AGE_BANDS, text);
  const set = (band: AgeBand, sex: 'women' | 'men', count: number | null): void =>
    onChange((people) => {
      const counts = { ...(people[band] ?? { women: 0, men: 0 }), [sex]: count ?? 0 };
      const others = Object.fromEntries(Object.entries(people).filter(([key]) => key !== band));
      return counts.women === 0 && counts.men === 0 ? others : { ...others, [band]: counts };
    });
  return (
    <fieldset className="f-field f-people">
      <legend>
        {label}: {peopleTotal(value) ?? 'sin contar'}
      </legend>
      {Object.keys(AGE_BANDS)
        .filter(isBand)
        .map((band) => (
          <fieldset key={band} className="f-people-row" aria-label={AGE_BANDS[band]}>
            <span>{AGE_BANDS[band]}</span>
            <NumberField
              label="Mujeres"
              error={undefined}
              most={100_000}
              value={value[band]?.women ?? null}
              onChange={(count) => set(band, 'women', count)}
            />
            <NumberField
              label="Hombres"
              error={undefined}
              most={100_000}
              value={value[band]?.men ?? null}
              onChange={(count) => set(band, 'men', count)}
            />
          </fieldset>
        ))}
    </fieldset>
  );
}
