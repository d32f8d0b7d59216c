// An institution governs one territory and serves another.

export interface Municipality {
  /** Territory of its authority: a province or a district. */
  readonly governs: string;
  /** District whose neighbours it serves day by day. */
  readonly serves: string;
}

/**
 * The provincial municipality governs the province and serves its capital district, the first of
 * INEI's code: the one of Callao governs 0701 and serves 070101.
 */
export function municipalityOf(district: string): Municipality {
  const province = district.slice(0, 4);
  return { governs: district === `${province}01` ? province : district, serves: district };
}
