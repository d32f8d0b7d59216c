import { useState } from 'react';
import { keepOwn, readOwn } from '#web/state/own-storage.ts';

/** What is being typed survives the tab and the crash; it goes when it is sent, or when who typed it leaves. */
export function useDraft<T>(name: string, initial: T): readonly [T, (value: T) => void, () => void] {
  const key = `committees/${name}`;
  const [value, setValue] = useState<T>(() => read(key) ?? initial);
  const change = (next: T): void => {
    setValue(next);
    keep(key, JSON.stringify(next));
  };
  const forget = (): void => {
    setValue(initial);
    keep(key, '');
  };
  return [value, change, forget];
}

function read<T>(key: string): T | undefined {
  const text = readOwn(key);
  if (text === null || text === '') return undefined;
  try {
    // Written by `useDraft` alone, under a name of its own.
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

function keep(key: string, text: string): void {
  try {
    keepOwn(key, text);
  } catch {
    // A browser that keeps nothing still lets who types send it.
  }
}
