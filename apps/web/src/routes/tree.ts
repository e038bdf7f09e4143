import { chooseRoute } from './choose.tsx';
import { homeRoute } from './home.tsx';
import { rootRoute } from './root.tsx';
import { shellRoute } from './shell.tsx';
import { signInRoute } from './sign-in.tsx';

export const routeTree = rootRoute.addChildren([
  signInRoute,
  chooseRoute,
  shellRoute.addChildren([homeRoute]),
]);
