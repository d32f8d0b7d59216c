export interface LayerReport {
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
  readonly files: number;
  readonly cruised: number;
}
export function cruiseLayers(folder: string, mirror: string): Promise<LayerReport>;
