import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context';
import { addAuthorizeRoutes } from './authorize';
import { addTokenRoutes } from './token';

/** Zoom's OAuth endpoints, which live at the root and not under `/v2` (https://developers.zoom.us/docs/integrations/oauth/). */
export function addOAuthRoutes(server: FastifyInstance, context: SandboxContext): void {
	addAuthorizeRoutes(server, context);
	addTokenRoutes(server, context);
}
