import { placePath } from '#web/place/scope.ts';

export const committeesPath = (territory: string): string => `${placePath(territory)}/comites`;

export const committeePath = ({ territory, id }: { readonly territory: string; readonly id: number }): string =>
  `${committeesPath(territory)}/${id}`;

export const sessionPath = ({
  territory,
  committeeId,
  id,
}: {
  readonly territory: string;
  readonly committeeId: number;
  readonly id: number;
}): string => `${committeesPath(territory)}/${committeeId}/sesiones/${id}`;
