import { Textarea, type TextareaProps } from '@mantine/core';

/** Why somebody does it, for the history; as long as its column. */
export function ReasonField(props: Omit<TextareaProps, 'label' | 'required' | 'maxLength' | 'autosize' | 'minRows'>) {
  return <Textarea {...props} label="Motivo" required maxLength={500} autosize minRows={2} />;
}
