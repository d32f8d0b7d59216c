import { dotText } from '#shared/versioned-fields.ts';
import { FIELD_LABELS, type FieldName, type FieldValue, type FieldWrite, valueWords } from '../../activity.ts';

interface ConflictChoiceProps {
  readonly field: FieldName;
  readonly writes: readonly FieldWrite[];
  readonly writers: Readonly<Record<string, string>>;
  readonly nameOf: (id: string) => string;
  readonly onChoose: (value: FieldValue) => void;
}

/** Both values stay in sight until somebody chooses. */
export function ConflictChoice({ field, writes, writers, nameOf, onChoose }: ConflictChoiceProps) {
  return (
    <fieldset className="f-conflict" aria-label={`Valores distintos: ${FIELD_LABELS[field]}`}>
      <p>
        <strong>Dos equipos escribieron cosas distintas.</strong> Elija una:
      </p>
      <ul>
        {writes.map((write) => (
          <li key={dotText(write)}>
            <span>
              «{valueWords(field, write.value, nameOf)}»
              <small>
                {writers[dotText(write)] ?? 'este teléfono'},{' '}
                {new Date(write.at).toLocaleString('es-PE', { dateStyle: 'short', timeStyle: 'short' })}
              </small>
            </span>
            <button type="button" className="f-plain" onClick={() => onChoose(write.value)}>
              Usar este
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
