import { ZoomRegistrantsAppOAuth2Api } from '../../credentials/ZoomRegistrantsAppOAuth2Api.credentials';
import { ZoomRegistrantsOAuth2Api } from '../../credentials/ZoomRegistrantsOAuth2Api.credentials';
import { ZoomRegistrantsServerToServerOAuth2Api } from '../../credentials/ZoomRegistrantsServerToServerOAuth2Api.credentials';
import { ZoomRegistrants } from '../../nodes/ZoomRegistrants/ZoomRegistrants.node';
import { ZoomRegistrantsTrigger } from '../../nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node';
import type { Package } from './engine';

/** The nodes and credentials of this package, from their source. */
export const thisPackage: Package = {
	nodes: {
		'n8n-nodes-zoom-registrants.zoomRegistrants': new ZoomRegistrants(),
		'n8n-nodes-zoom-registrants.zoomRegistrantsTrigger': new ZoomRegistrantsTrigger(),
	},
	credentials: [
		new ZoomRegistrantsAppOAuth2Api(),
		new ZoomRegistrantsOAuth2Api(),
		new ZoomRegistrantsServerToServerOAuth2Api(),
	],
};
