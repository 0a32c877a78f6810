import { type Clock, SYSTEM_CLOCK } from '../../../../nodes/transport/clock';

/** n8n fills a dropdown without saying which clock to go by; in this file's tests it is this one. */
export function useDropdownClock(clockOf: () => Clock): void {
	beforeEach(() => {
		jest.spyOn(SYSTEM_CLOCK, 'now').mockImplementation(() => clockOf().now());
		jest.spyOn(SYSTEM_CLOCK, 'random').mockImplementation(() => clockOf().random());
		jest
			.spyOn(SYSTEM_CLOCK, 'wait')
			.mockImplementation(async (...wait) => await clockOf().wait(...wait));
	});
	afterEach(() => jest.restoreAllMocks());
}
