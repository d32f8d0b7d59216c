// The page of who works in the street: it opens and saves with no network.
import { useEffect, useState, useSyncExternalStore } from 'react';
import { formatDate } from '#shared/calendar-date.ts';
import { fieldsOf, KINDS } from '../../activity.ts';
import { ActivityForm } from './ActivityForm.tsx';
import { type Draft, isUnsent, MARK_WORDS, markOf } from './draft.ts';
import { createFieldWork, type FieldWork, type Network, type Snapshot } from './field-work.ts';
import { todayHere } from './today.ts';
import { useHash } from './use-hash.ts';
import './field.css';

export function FieldApp() {
  const [work] = useState(createFieldWork);
  useEffect(() => work.start(), [work]);
  const now = useSyncExternalStore(work.subscribe, work.snapshot);
  const id = useHash();
  const draft = now.drafts.find((one) => one.id === id);
  return (
    <>
      <header className="f-bar">
        <h1>Barrio Seguro en campo</h1>
        <NetworkWord now={now} />
      </header>
      <main className="f-main">
        {now.phase === 'opening' ? <output>Abriendo…</output> : null}
        {now.phase === 'closed' ? <Closed network={now.network} /> : null}
        {now.phase === 'ready' && now.field ? (
          draft ? (
            <ActivityForm key={draft.id} draft={draft} work={work} now={now} field={now.field} />
          ) : (
            <Activities now={now} work={work} />
          )
        ) : null}
      </main>
    </>
  );
}

const NETWORK_WORDS: Readonly<Record<Network, string>> = {
  offline: 'Sin conexión: todo queda guardado en este teléfono',
  sending: 'Enviando…',
  online: 'Con conexión',
  signIn: 'Ingrese para enviar',
  notAllowed: 'Su cuenta no registra actividades',
};

function NetworkWord({ now }: { readonly now: Snapshot }) {
  const waiting = now.drafts.filter(isUnsent).length;
  const words = waiting > 0 ? `${NETWORK_WORDS[now.network]} · ${waiting} por enviar` : NETWORK_WORDS[now.network];
  return <output className={`f-network f-network-${now.network}`}>{words}</output>;
}

function Closed({ network }: { readonly network: Network }) {
  return (
    <section className="f-card">
      <h2>{network === 'notAllowed' ? 'Sin permiso' : 'Ingrese con su cuenta'}</h2>
      {network === 'offline' ? (
        <p>No hay conexión y nadie ha ingresado en este teléfono. Conéctese una vez para abrirlo.</p>
      ) : network === 'notAllowed' ? (
        <p>Su cuenta no tiene un rol que registre actividades de Barrio Seguro.</p>
      ) : (
        <p>Lo que guardó antes sigue en este teléfono bajo llave y se abre cuando usted ingresa.</p>
      )}
      {/* While it is asked who this is, a session may still be ending. */}
      {network === 'signIn' || network === 'notAllowed' ? (
        <a className="f-button" href="/ingresar?volver=%2Fcampo">
          Ingresar
        </a>
      ) : null}
    </section>
  );
}

function Activities({ now, work }: { readonly now: Snapshot; readonly work: FieldWork }) {
  const { field, drafts } = now;
  const [only] = field?.neighbourhoods ?? [];
  const add = async (): Promise<void> => {
    const alone = field?.neighbourhoods.length === 1 ? only : undefined;
    const id = await work.add({ heldOn: todayHere(), ...(alone ? { neighbourhood: alone.id } : {}) });
    window.location.hash = id;
  };
  const leave = (): void => {
    const waiting = drafts.filter(isUnsent).length;
    const warning = `Hay ${waiting} por enviar: quedan bajo llave en este teléfono y se abren cuando usted ingrese otra vez. ¿Salir?`;
    if (waiting === 0 || window.confirm(warning)) void work.leave();
  };
  return (
    <>
      <button type="button" className="f-button f-wide" onClick={() => void add()}>
        Nueva actividad
      </button>
      <h2>Actividades</h2>
      {drafts.length === 0 ? <p>Todavía no hay actividades en este teléfono.</p> : null}
      <ul className="f-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Line draft={draft} now={now} />
          </li>
        ))}
      </ul>
      <footer className="f-foot">
        <p>
          {field?.name}
          <br />
          <a href="/">Vigía</a>
        </p>
        <p className="f-actions">
          <button type="button" className="f-plain" onClick={() => void work.bring()}>
            Enviar ahora
          </button>
          <button type="button" className="f-plain" onClick={leave}>
            Salir
          </button>
        </p>
      </footer>
    </>
  );
}

function Line({ draft, now }: { readonly draft: Draft; readonly now: Snapshot }) {
  const fields = fieldsOf(draft.record);
  const place = now.field?.neighbourhoods.find(({ id }) => id === fields.neighbourhood)?.title ?? 'Sin barrio';
  const mark = markOf(draft);
  return (
    <a className="f-line" href={`#${draft.id}`}>
      <strong>{place}</strong>
      <span>
        {fields.kind ? KINDS[fields.kind] : 'Sin tipo'}
        {fields.heldOn ? ` · ${formatDate(fields.heldOn)}` : ''}
        {fields.place ? ` · ${fields.place}` : ''}
      </span>
      <span className={`f-mark f-mark-${mark}`}>{MARK_WORDS[mark]}</span>
    </a>
  );
}
