import { fileURLToPath } from 'node:url';
import { FixtureArchive } from '../fixtures/archive';

export const archive = FixtureArchive.read(fileURLToPath(new URL('../fixtures/articles.jsonl', import.meta.url)));
export const { articles } = archive;
