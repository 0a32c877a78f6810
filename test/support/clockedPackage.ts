import type { IExecuteFunctions } from 'n8n-workflow';

import { executeNode } from '../../nodes/ZoomRegistrants/execute';
import { ZoomRegistrants } from '../../nodes/ZoomRegistrants/ZoomRegistrants.node';
import type { Clock } from '../../nodes/transport/clock';
import type { Package } from './engine';
import { NODE_TYPE } from './example';
import { thisPackage } from './thisPackage';
import { VirtualClock } from './virtualClock';

/** This package with a node that goes by the clock that `clockOf` gives when it is executed. */
export function clockedPackage(clockOf: () => Clock): Package {
	class ClockedNode extends ZoomRegistrants {
		override async execute(this: IExecuteFunctions) {
			const clock = clockOf();
			if (clock instanceof VirtualClock) stopTimeDuringRequests(this, clock);
			return await executeNode(this, clock);
		}
	}
	return { ...thisPackage, nodes: { ...thisPackage.nodes, [NODE_TYPE]: new ClockedNode() } };
}

function stopTimeDuringRequests({ helpers }: IExecuteFunctions, clock: VirtualClock): void {
	const request = helpers.httpRequestWithAuthentication;
	helpers.httpRequestWithAuthentication = async function (...call) {
		return (await clock.during(request.apply(this, call))) as unknown;
	};
}
