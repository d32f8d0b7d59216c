import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

interface LoadingProps {
  /** Heights in pixels of the blocks to come. */
  readonly blocks?: readonly number[];
}

/** Grey blocks where the content will stand; said once to who cannot see them. */
export function Loading({ blocks = [28, 120, 240] }: LoadingProps) {
  return (
    <Stack gap="md" aria-busy="true">
      <VisuallyHidden component="output">Cargando…</VisuallyHidden>
      {blocks.map((height, index) => (
        <Skeleton key={index} height={height} radius="sm" aria-hidden="true" />
      ))}
    </Stack>
  );
}
