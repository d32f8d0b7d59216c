import { PasswordInput, type PasswordInputProps } from '@mantine/core';

export const PASSWORD_RULE =
  'Entre 12 y 128 caracteres. Una frase de varias palabras se recuerda bien y se adivina mal.';

export function passwordError(password: string): string | null {
  if (password.length < 12) return 'La contraseña tiene al menos 12 caracteres.';
  return password.length > 128 ? 'La contraseña tiene a lo más 128 caracteres.' : null;
}

export function repeatedError(repeated: string, password: string): string | null {
  return repeated === password ? null : 'No es igual a la contraseña de arriba.';
}

type FieldProps = Pick<PasswordInputProps, 'value' | 'defaultValue' | 'onChange' | 'onFocus' | 'onBlur' | 'error'>;

interface NewPasswordFieldsProps {
  readonly password: FieldProps;
  readonly repeated: FieldProps;
}

/** A password typed twice, its rule said before. */
export function NewPasswordFields({ password, repeated }: NewPasswordFieldsProps) {
  return (
    <>
      <PasswordField label="Contraseña nueva" description={PASSWORD_RULE} autoComplete="new-password" {...password} />
      <PasswordField label="Repita la contraseña" autoComplete="new-password" {...repeated} />
    </>
  );
}

interface PasswordFieldProps extends FieldProps {
  readonly label: string;
  readonly description?: string;
  readonly autoComplete: 'current-password' | 'new-password';
}

export function PasswordField(props: PasswordFieldProps) {
  return (
    <PasswordInput
      required
      visibilityToggleButtonProps={{ 'aria-label': 'Mostrar u ocultar la contraseña', tabIndex: 0 }}
      {...props}
    />
  );
}
