import { dark, fonts, light } from '../../styles/tokens.ts';
import { filledPage } from '../templates.ts';

/** The page around a gallery that is kept up to date: it shows what is wrong, and loads the gallery again. */
export function livePage(language: string, name: string): Promise<string> {
  return filledPage('live', { language, name, light, dark, fonts });
}
