import type { RegistrantInput } from '../buildRegistrants';
import type { RegistrantStatus } from '../types';

const NAMES = [
	'Grace Okafor',
	'Mateo Fernández',
	'Linh Tran',
	'Noah Becker',
	'Amara Diallo',
	'Sofia Rossi',
	'Yuki Tanaka',
	'Priya Nair',
	'Oliver Smith',
	'Chloé Dubois',
	'Jakub Nowak',
	'Hannah Lindqvist',
	'Samuel Mensah',
	'Elif Yılmaz',
	'Lucas Silva',
	'Maya Cohen',
	'Tom O’Brien',
	'Ingrid Hansen',
	'Rahul Mehta',
	'Zoë van Dijk',
	'Daniel Kim',
	'Fatima Haddad',
	'Peter Novák',
	'Isla Campbell',
];
const COMPANIES = ['Northwind Labs', 'Blue Harbor', 'Kite & Co', 'Meridian Health'];
const TITLES = ['Product Manager', 'Engineer', 'Designer', 'Head of Marketing'];

/** Plausible registrants from the list of names, `from` inclusive, `to` exclusive; the same every time. */
export function people(from: number, to: number, status: RegistrantStatus): RegistrantInput[] {
	return NAMES.slice(from, to).map((name, offset) => {
		const index = from + offset;
		const [firstName = '', ...rest] = name.split(' ');
		return {
			email: `${mailName(name)}@example.${index % 3 === 0 ? 'org' : 'com'}`,
			firstName,
			lastName: rest.join(' '),
			status,
			answers: {
				org: COMPANIES[index % COMPANIES.length] ?? '',
				job_title: TITLES[index % TITLES.length] ?? '',
			},
		};
	});
}

function mailName(name: string): string {
	return name
		.normalize('NFD')
		.replace(/ı/g, 'i')
		.replace(/[^A-Za-z ]/g, '')
		.toLowerCase()
		.replace(/ /g, '.');
}
