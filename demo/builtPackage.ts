import type { ICredentialType, INodeType } from 'n8n-workflow';

import type { Package } from '../test/support/engine';

interface Built {
	ZoomRegistrants: new () => INodeType;
	ZoomRegistrantsTrigger: new () => INodeType;
	ZoomRegistrantsAppOAuth2Api: new () => ICredentialType;
	ZoomRegistrantsOAuth2Api: new () => ICredentialType;
	ZoomRegistrantsServerToServerOAuth2Api: new () => ICredentialType;
}

const ENTRY = '../index.js';

/** The package as it is published: what `index.js` gives once `npm run build` has been run. */
export async function builtPackage(): Promise<Package> {
	const built = (await import(ENTRY)) as Built;
	return {
		nodes: {
			'n8n-nodes-zoom-registrants.zoomRegistrants': new built.ZoomRegistrants(),
			'n8n-nodes-zoom-registrants.zoomRegistrantsTrigger': new built.ZoomRegistrantsTrigger(),
		},
		credentials: [
			new built.ZoomRegistrantsAppOAuth2Api(),
			new built.ZoomRegistrantsOAuth2Api(),
			new built.ZoomRegistrantsServerToServerOAuth2Api(),
		],
	};
}
