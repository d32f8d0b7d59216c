// Rounding intervals (after XBRL Calculations 1.1): a value printed with d decimals stands for
// [v − ½·10⁻ᵈ, v + ½·10⁻ᵈ]. Two figures agree when their intervals meet.
export interface Interval {
  readonly low: number;
  readonly high: number;
}
