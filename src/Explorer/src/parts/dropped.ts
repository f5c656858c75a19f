import type { NamedFile } from '../state/uploading';

/** The files that were dropped, those of folders too. Must be called while the event is handled: afterwards the browser has forgotten them. */
export async function dropped(data: DataTransfer): Promise<NamedFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => !!entry);
  return entries.length > 0 ? (await Promise.all(entries.map(filesOf))).flat() : [...data.files].map((file) => ({ file, name: file.name }));
}

async function filesOf(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, name: entry.fullPath.replace(/^\//, '') }];
  }
  // A folder is told in parts; the last part is empty.
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: NamedFile[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) {
      return found;
    }
    found.push(...(await Promise.all(part.map(filesOf))).flat());
  }
}
