import { useId, useState } from 'react';
import type { FieldWork, Snapshot } from './field-work.ts';
import { readPicture } from './picture.ts';

interface PhotoFieldProps {
  readonly activity: string;
  readonly pictures: Snapshot['pictures'];
  readonly work: FieldWork;
}

/** A photo enters only with the word that no minor can be told on it. */
export function PhotoField({ activity, pictures, work }: PhotoFieldProps) {
  const id = useId();
  const [isDeclared, setIsDeclared] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = pictures.filter((one) => one.activity === activity);
  const add = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    const picture = await readPicture(file, activity);
    setProblem(picture ? null : `«${file.name}» no es una foto.`);
    if (!picture) return;
    await work.addPicture(picture);
    void work.bring();
  };
  return (
    <fieldset className="f-field">
      <legend>Fotos</legend>
      <label className="f-check">
        <input type="checkbox" checked={isDeclared} onChange={(event) => setIsDeclared(event.currentTarget.checked)} />
        En la foto no se reconoce a ningún menor de edad
      </label>
      <label htmlFor={id}>Agregar foto</label>
      <input
        id={id}
        type="file"
        accept="image/*"
        disabled={!isDeclared}
        onChange={(event) => void add(event.currentTarget)}
      />
      {problem ? (
        <p className="f-error" role="alert">
          {problem}
        </p>
      ) : null}
      <ul className="f-photos">
        {waiting.map((one) => (
          <li key={one.id}>
            {one.file} — {one.refused ?? 'guardada en este teléfono, por enviar'}{' '}
            <button type="button" className="f-plain" onClick={() => void work.removePicture(one.id)}>
              Quitar
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
