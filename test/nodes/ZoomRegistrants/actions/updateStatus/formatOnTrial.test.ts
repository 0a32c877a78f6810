import { BodyFormat } from '../../../../../nodes/ZoomRegistrants/actions/updateStatus/bodyFormat';

let address = 0;
/** An API address that nothing is known of yet. */
const somewhere = () => `https://api${(address += 1)}.example.com/v2`;

it('begins with multipart, on trial', () => {
	const format = new BodyFormat('automatic', somewhere());
	expect([format.current, format.other, format.isOnTrial]).toEqual(['multipart', 'json', true]);
});

it('changes once, and never back', () => {
	const format = new BodyFormat('automatic', somewhere());
	expect(format.change()).toBe(true);
	expect([format.current, format.other, format.isOnTrial]).toEqual(['json', undefined, false]);
	expect(format.change()).toBe(false);
	expect(format.current).toBe('json');
});

it('that neither works in stays with the first', () => {
	const format = new BodyFormat('automatic', somewhere());
	format.change();
	format.stayWith('multipart');
	expect([format.current, format.other, format.isOnTrial]).toEqual(['multipart', undefined, false]);
});

it.each(['multipart', 'json'] as const)(
	'%s by choice is neither on trial nor changed',
	(option) => {
		const format = new BodyFormat(option, somewhere());
		expect([format.current, format.other, format.isOnTrial]).toEqual([option, undefined, false]);
		expect(format.change()).toBe(false);
		expect(format.current).toBe(option);
	},
);

it('that was seen to work is what the next run at that address begins with', () => {
	const here = somewhere();
	const format = new BodyFormat('automatic', here);
	format.change();
	format.prove();
	const next = new BodyFormat('automatic', here);
	expect([next.current, next.isOnTrial]).toEqual(['json', false]);
	expect(new BodyFormat('automatic', somewhere()).current).toBe('multipart');
	expect(new BodyFormat('multipart', here).current).toBe('multipart');
});

it('that worked once can still be changed in a later run, if Zoom changes its mind', () => {
	const here = somewhere();
	new BodyFormat('automatic', here).prove();
	const next = new BodyFormat('automatic', here);
	expect(next.other).toBe('json');
	expect(next.change()).toBe(true);
	next.prove();
	expect(new BodyFormat('automatic', here).current).toBe('json');
});

it('that was not seen to work is not remembered', () => {
	const here = somewhere();
	new BodyFormat('automatic', here).change();
	expect(new BodyFormat('automatic', here).current).toBe('multipart');
});
