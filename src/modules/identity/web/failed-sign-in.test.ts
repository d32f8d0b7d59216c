import { describe, expect, it } from 'vitest';
import { failedSignIn } from './failed-sign-in.ts';

describe('a sign-in that failed', () => {
  it.each([
    ['', null],
    ['?volver=%2F', null],
    ['?error=signup_disabled', /no está invitada/],
    ['?error=email_not_verified', /no confirma/],
    ['?error=access_denied&error_description=x', /se canceló/],
    ['?error=state_mismatch', /No se pudo ingresar/],
    ['?error=<b>Llame al 999</b>', /^No se pudo ingresar con la cuenta de su institución/],
  ])('with «%s» is told in our words', (search, told) => {
    const text = failedSignIn(search);
    if (told === null) expect(text).toBeNull();
    else expect(text).toMatch(told);
    expect(text ?? '').not.toContain('999');
  });
});
