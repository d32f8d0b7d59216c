import { Button, type ButtonProps, Group } from '@mantine/core';

interface FormButtonsProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly isReady?: boolean;
  readonly color?: ButtonProps['color'];
  readonly onCancel: () => void;
}

export function FormButtons({ label, isBusy, isReady = true, color, onCancel }: FormButtonsProps) {
  return (
    <Group gap="xs">
      <Button type="submit" {...(color ? { color } : {})} loading={isBusy} disabled={!isReady}>
        {label}
      </Button>
      <Button variant="subtle" onClick={onCancel}>
        Cancelar
      </Button>
    </Group>
  );
}
