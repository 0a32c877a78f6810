import { ZoomRegistrants } from '../../nodes/ZoomRegistrants/ZoomRegistrants.node';
import { ZoomRegistrantsTrigger } from '../../nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node';
import { credentialTypes } from './credentialTypes';
import type { Package } from './engine';

/** The nodes and credentials of this package, from their source. */
export const thisPackage: Package = {
	nodes: {
		'n8n-nodes-zoom-registrants.zoomRegistrants': new ZoomRegistrants(),
		'n8n-nodes-zoom-registrants.zoomRegistrantsTrigger': new ZoomRegistrantsTrigger(),
	},
	credentials: credentialTypes,
};
