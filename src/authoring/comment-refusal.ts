/** Why a message does not become a comment. Caught where messages are taken in, so that the others go on. */
export class CommentRefusal extends Error {
  readonly fix: string;

  constructor(reason: string, fix: string) {
    super(reason);
    this.name = 'CommentRefusal';
    this.fix = fix;
  }
}
