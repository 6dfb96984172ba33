import { ContentError } from '../blog/problem.ts';

/** Says of a picture that it can't be read, in place of the error that said so. */
export function damagedPicture(name: string): (error: Error) => never {
  return (error) => {
    throw new ContentError([
      {
        file: `content/pictures/${name}`,
        reason: `The picture can’t be read: ${error.message}`,
        fix: 'Open it in a program for pictures, and save it again as PNG or JPEG.',
      },
    ]);
  };
}
