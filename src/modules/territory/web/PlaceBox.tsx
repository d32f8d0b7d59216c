import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { rememberPlace } from '#web/place/remembered-place.ts';
import { codeInPath, hrefOf, placePath, samePageOf, useScope } from '#web/place/scope.ts';
import type { PlaceMatch } from '../contract.ts';
import { PLACE_LEVEL_WORDS, placeKindWord } from './place-words.ts';
import { usePlace, usePlaceMatches } from './place-queries.ts';

/** "Callao ▾": type to find a region, province, district, station, neighbourhood or ubigeo; it changes the place everywhere. */
export function PlaceBox() {
  const { territory, asOf } = useScope();
  const [path, navigate] = useLocation();
  const current = usePlace(territory);
  const [text, setText] = useState<string | null>(null);
  const [asked] = useDebouncedValue(text ?? '', 150);
  const matches = usePlaceMatches(asked);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });

  const choose = (code: string): void => {
    const target = codeInPath(code);
    rememberPlace(target);
    setText(null);
    combobox.closeDropdown();
    navigate(hrefOf(path === '/' ? placePath(target) : samePageOf(path, target), asOf));
  };

  const name = current.data?.place.name ?? (territory === 'PE' ? 'Perú' : territory);
  const found = asked.trim() === '' ? undefined : matches.data?.places;

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => choose(value.split(':')[0] ?? '')}
      width={320}
      position="bottom-start"
    >
      <Combobox.Target>
        <InputBase
          size="sm"
          aria-label="Lugar: busque una región, provincia, distrito, comisaría, barrio o ubigeo"
          placeholder="Buscar lugar"
          value={text ?? name}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          onFocus={(event) => {
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            setText(null);
          }}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={360} style={{ overflowY: 'auto' }} aria-live="polite">
          {found ? <Matches places={found} /> : <Nearby territory={territory} />}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface MatchesProps {
  readonly places: readonly PlaceMatch[];
}

function Matches({ places }: MatchesProps) {
  if (places.length === 0) return <Combobox.Empty>Ningún lugar se llama así.</Combobox.Empty>;
  return places.map((place, index) => (
    <Combobox.Option key={`${place.code}-${index}`} value={`${codeInPath(place.code)}:${index}`}>
      <strong>{place.name}</strong>{' '}
      <span className="v-muted">
        · {placeKindWord(place)}
        {place.path === place.name ? '' : ` · ${place.path}`}
      </span>
    </Combobox.Option>
  ));
}

interface NearbyProps {
  readonly territory: string;
}

/** Before typing: the places above and directly below. */
function Nearby({ territory }: NearbyProps) {
  const detail = usePlace(territory);
  const regions = usePlace('PE', territory !== 'PE');
  if (!detail.data) return <Combobox.Empty>Escriba un nombre o un ubigeo.</Combobox.Empty>;
  const { ancestors, children } = detail.data;
  const others = regions.data?.children ?? [];
  return (
    <>
      {ancestors.length > 0 ? (
        <Combobox.Group label="Arriba">
          {ancestors.map((place) => (
            <Combobox.Option key={place.code} value={`${codeInPath(place.code)}:up`}>
              {place.name}
            </Combobox.Option>
          ))}
        </Combobox.Group>
      ) : null}
      {children.length > 0 ? (
        <Combobox.Group label={PLACE_LEVEL_WORDS[children[0]?.level ?? 'region'].plural}>
          {children.map((place) => (
            <Combobox.Option key={place.code} value={`${codeInPath(place.code)}:down`}>
              {place.name}
            </Combobox.Option>
          ))}
        </Combobox.Group>
      ) : null}
      {others.length > 0 ? (
        <Combobox.Group label="Regiones">
          {others.map((place) => (
            <Combobox.Option key={place.code} value={`${codeInPath(place.code)}:region`}>
              {place.name}
            </Combobox.Option>
          ))}
        </Combobox.Group>
      ) : null}
    </>
  );
}
