import { useEffect } from 'react';
import { Loading } from '#web/state/Loading.tsx';

/** The field page is another program at this address: the browser asks the server for it. */
export function FieldGate() {
  useEffect(() => window.location.reload(), []);
  return <Loading />;
}
