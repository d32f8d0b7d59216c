// Quantiles of the normal law: so many standard deviations, on both sides together or on one.

/** Both sides, 95 %. */
export const Z95 = 1.959963984540054;
/** Both sides, 99 %. */
export const Z99 = 2.5758293035489004;
/** Both sides, 99.8 %. */
export const Z998 = 3.090232306167813;
/** One side, 80 %: a power of eight in ten. */
export const ONE_SIDED_80 = 0.8416212335729143;
