/** One file as it is handed out. */
export interface SiteFile {
  bytes: number;
  gzip: number;
  integrity: string;
}
export interface SiteManifest {
  hash: string;
  files: Record<string, SiteFile>;
}
/** Writes what a server hands out. @default `dist/site/` of this package */
export function buildSite(out?: string): Promise<SiteManifest>;
/** Writes the gallery of every question. @default `dist/gallery/` of this package */
export function buildGallery(out?: string): Promise<void>;
