/** Where in the register something entered. */
export interface PublishedAct {
  /** '' is the national chain. */
  readonly chain: string;
  readonly sequence: number;
  /** Hexadecimal. */
  readonly hash: string;
  /** When the first seal over it was written; null: none yet. */
  readonly sealedAt: string | null;
}
