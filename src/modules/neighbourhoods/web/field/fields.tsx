// Fields of the phone's own kind: they save as they change.
import { useEffect, useId, useRef, useState } from 'react';

interface FieldProps<Value> {
  readonly label: string;
  readonly error: string | undefined;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

const PAUSE_MILLISECONDS = 250;

/**
 * What is being typed is this field's; it is written at a pause, and before the page goes. Written elsewhere
 * meanwhile, it follows, unless somebody is typing.
 */
function useTyped(value: string, write: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const pending = useRef<{ readonly text: string; readonly timer: number } | null>(null);
  const writing = useRef(write);
  useEffect(() => {
    writing.current = write;
  });
  useEffect(() => {
    if (pending.current === null) setTyped(value);
  }, [value]);
  const [flush] = useState(() => () => {
    const waiting = pending.current;
    if (waiting === null) return;
    window.clearTimeout(waiting.timer);
    pending.current = null;
    writing.current(waiting.text);
  });
  useEffect(() => {
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  const type = (text: string): void => {
    setTyped(text);
    if (pending.current) window.clearTimeout(pending.current.timer);
    pending.current = { text, timer: window.setTimeout(flush, PAUSE_MILLISECONDS) };
  };
  return { typed, type, flush };
}

interface TextFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'date' | 'time';
  readonly most?: number;
  readonly isLong?: boolean;
}

export function TextField({ label, error, value, onChange, type = 'text', most, isLong = false }: TextFieldProps) {
  const id = useId();
  const { typed, type: write, flush } = useTyped(value, onChange);
  const shared = {
    id,
    value: typed,
    maxLength: most,
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-error`,
    onBlur: flush,
  };
  return (
    <div className="f-field">
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea {...shared} rows={4} onChange={(event) => write(event.currentTarget.value)} />
      ) : (
        <input {...shared} type={type} onChange={(event) => write(event.currentTarget.value)} />
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

interface NumberFieldProps extends FieldProps<number | null> {
  readonly most: number;
}

export function NumberField({ label, error, value, onChange, most }: NumberFieldProps) {
  const id = useId();
  const { typed, type, flush } = useTyped(value === null ? '' : String(value), (text) =>
    onChange(/^\d+$/.test(text) ? Math.min(Number(text), most) : null),
  );
  return (
    <div className="f-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        pattern="\d*"
        value={typed}
        onChange={(event) => type(event.currentTarget.value.replaceAll(/\D/g, ''))}
        onBlur={flush}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
      />
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

interface ChoiceFieldProps<Code extends string> extends FieldProps<Code | null> {
  readonly options: Readonly<Record<Code, string>>;
}

export function ChoiceField<Code extends string>({ label, error, value, onChange, options }: ChoiceFieldProps<Code>) {
  const id = useId();
  const isCode = (text: string): text is Code => Object.hasOwn(options, text);
  return (
    <div className="f-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChange(isCode(event.currentTarget.value) ? event.currentTarget.value : null)}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
      >
        <option value="">Elija…</option>
        {Object.entries<string>(options).map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

interface ManyFieldProps<Code extends string> extends FieldProps<readonly Code[]> {
  readonly options: Readonly<Record<Code, string>>;
}

export function ManyField<Code extends string>({ label, value, onChange, options }: ManyFieldProps<Code>) {
  const isCode = (text: string): text is Code => Object.hasOwn(options, text);
  return (
    <fieldset className="f-field">
      <legend>{label}</legend>
      {Object.keys(options)
        .filter(isCode)
        .map((code) => (
          <label key={code} className="f-check">
            <input
              type="checkbox"
              checked={value.includes(code)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...value, code] : value.filter((one) => one !== code))
              }
            />
            {options[code]}
          </label>
        ))}
    </fieldset>
  );
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  return (
    <span id={id} className="f-error">
      {error}
    </span>
  );
}
