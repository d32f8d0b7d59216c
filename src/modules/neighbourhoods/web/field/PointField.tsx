import { useId, useState } from 'react';
import type { Point } from '#shared/polygon.ts';
import { FieldError } from './fields.tsx';

interface PointFieldProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly value: Point | null;
  readonly onChange: (value: Point | null) => void;
}

/** Where the phone stands, by its own receiver: it needs no network. */
export function PointField({ label, error, value, onChange }: PointFieldProps) {
  const id = useId();
  const [state, setState] = useState<'idle' | 'asking' | 'denied'>('idle');
  const ask = (): void => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange({ lat: Number(coords.latitude.toFixed(6)), lon: Number(coords.longitude.toFixed(6)) });
      },
      () => setState('denied'),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  return (
    <fieldset className="f-field">
      <legend id={id}>{label}</legend>
      <p className="f-actions">
        <span>{value ? `${value.lat.toFixed(5)}, ${value.lon.toFixed(5)}` : 'sin coordenadas'}</span>
        <button type="button" className="f-plain" onClick={ask}>
          {state === 'asking' ? 'Buscando…' : 'Tomar del teléfono'}
        </button>
        {value ? (
          <button type="button" className="f-plain" onClick={() => onChange(null)}>
            Quitar
          </button>
        ) : null}
      </p>
      {state === 'denied' ? <p className="f-error">El teléfono no dio su posición.</p> : null}
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
