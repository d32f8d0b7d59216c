export { GAP_KINDS, type Gap, type GapKind, gapsOf, type ThreadInput } from './thread.ts';
