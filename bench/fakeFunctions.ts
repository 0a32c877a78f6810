import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INode } from 'n8n-workflow';

import type { FakeZoom } from './fakeZoom';

/** What the node's fields say for each item, without expressions to evaluate. */
export type Fields = (itemIndex: number) => Record<string, unknown>;

const NODE: INode = {
	id: 'zoom',
	name: 'Zoom Registrants',
	type: 'n8n-nodes-zoom-registrants.zoomRegistrants',
	typeVersion: 1,
	position: [0, 0],
	onError: 'continueRegularOutput',
	parameters: {},
};

/** n8n as the node sees it while it is executed, with *On Error* set to *Continue*, at no cost. */
export function fakeFunctions(rows: number, fields: Fields, zoom: FakeZoom): IExecuteFunctions {
	const items = Array.from({ length: rows }, () => ({ json: {} as IDataObject }));
	const functions = {
		getNode: () => NODE,
		continueOnFail: () => true,
		getInputData: () => items,
		getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) =>
			fields(itemIndex)[name] ?? fallback,
		getCredentials: async () => ({}),
		getExecutionCancelSignal: () => undefined,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) =>
				zoom.answer(request),
		},
	};
	return functions as unknown as IExecuteFunctions;
}
