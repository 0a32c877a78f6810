import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { EventKind } from '../zoom/eventKinds';

/** What differs between *Meeting* and *Webinar* fields. */
interface EventLocator {
	kind: Pick<EventKind, 'idField' | 'idLabel'>;
	description: string;
	displayOptions?: IDisplayOptions;
	/** The node's method that loads the list. */
	searchListMethod: string;
	/** Shown while nothing is selected in the list. */
	listPlaceholder: string;
	idExample: string;
	urlExample: string;
	urlHint: string;
}

/** *Meeting* or *Webinar*: from the host's list, by ID, or by a link. `parseEvent` reads it. */
export function eventLocator({
	kind: { idField, idLabel },
	description,
	displayOptions,
	searchListMethod,
	listPlaceholder,
	idExample,
	urlExample,
	urlHint,
}: EventLocator): INodeProperties {
	return {
		displayName: idLabel,
		name: idField,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
		...(displayOptions && { displayOptions }),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: listPlaceholder,
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${idExample}`,
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: `e.g. ${urlExample}`,
				hint: urlHint,
			},
		],
	};
}
