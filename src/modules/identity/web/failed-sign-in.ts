// What the identity provider of the institution could not do, in words; never those of the address, which anybody writes.

const NOT_INVITED = new Set(['signup_disabled', 'account_not_linked', 'unable_to_link_account', 'email_not_found']);

/** Of the `error` that a failed sign-in comes back with; null: it brings none. */
export function failedSignIn(search: string): string | null {
  const code = new URLSearchParams(search).get('error');
  if (code === null) return null;
  if (NOT_INVITED.has(code.replaceAll(' ', '_')))
    return 'Su institución le reconoce, pero esa cuenta no está invitada a Vigía. Pida una invitación con ese mismo correo.';
  if (code === 'email_not_verified')
    return 'Su institución no confirma que ese correo sea suyo. Pida a quien administra sus cuentas que lo verifique.';
  if (code === 'access_denied') return 'No se ingresó: se canceló en la página de su institución.';
  return 'No se pudo ingresar con la cuenta de su institución. Pruebe otra vez, o ingrese con su contraseña.';
}
