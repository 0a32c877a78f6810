import { ZoomRegistrantsOAuth2Api } from '../../credentials/ZoomRegistrantsOAuth2Api.credentials';
import { ZoomRegistrantsServerToServerOAuth2Api } from '../../credentials/ZoomRegistrantsServerToServerOAuth2Api.credentials';
import { ZoomRegistrants } from '../../nodes/ZoomRegistrants/ZoomRegistrants.node';
import type { Package } from './engine';

/** The nodes and credentials of this package, from their source. */
export const thisPackage: Package = {
	nodes: { 'n8n-nodes-zoom-registrants.zoomRegistrants': new ZoomRegistrants() },
	credentials: [new ZoomRegistrantsOAuth2Api(), new ZoomRegistrantsServerToServerOAuth2Api()],
};
