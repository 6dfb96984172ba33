import { pictureRoute } from './_picture-route.ts';

export const { getStaticPaths, GET } = pictureRoute('jpg');
