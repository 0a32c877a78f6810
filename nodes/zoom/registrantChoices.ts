import type { INodePropertyOptions } from 'n8n-workflow';

const choice = (value: string, name = value): INodePropertyOptions => ({ name, value });

/** Zoom's values for choice fields, as Zoom spells them. */
export const LANGUAGES = [
	choice('zh-CN', 'Chinese (Simplified)'),
	choice('zh-TW', 'Chinese (Traditional)'),
	choice('en-US', 'English'),
	choice('fr-FR', 'French'),
	choice('de-DE', 'German'),
	choice('it-IT', 'Italian'),
	choice('jp-JP', 'Japanese'),
	choice('ko-KO', 'Korean'),
	choice('pl-PL', 'Polish'),
	choice('pt-PT', 'Portuguese'),
	choice('ru-RU', 'Russian'),
	choice('es-ES', 'Spanish'),
	choice('Tr-TR', 'Turkish'),
	choice('vi-VN', 'Vietnamese'),
];

/** Meetings and recordings have different ranges. Zoom documents 500-1,000 too, but its API rejects it. */
export const NUMBERS_OF_EMPLOYEES = [
	'1-20',
	'21-50',
	'51-100',
	'101-250',
	'101-500',
	'251-500',
	'501-1,000',
	'1,001-5,000',
	'5,001-10,000',
	'More than 10,000',
].map((value) => choice(value));

export const PURCHASING_TIME_FRAMES = [
	'Within a month',
	'1-3 months',
	'4-6 months',
	'More than 6 months',
	'No timeframe',
].map((value) => choice(value));

export const ROLES_IN_PURCHASE_PROCESS = [
	'Decision Maker',
	'Evaluator/Recommender',
	'Influencer',
	'Not involved',
].map((value) => choice(value));

/** The initial status of a recording's registrant. */
export const REGISTRANT_STATUS_CHOICES = [
	choice('approved', 'Approved'),
	choice('denied', 'Denied'),
	choice('pending', 'Pending'),
];

const COUNTRY_CODES =
	'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

/** Countries by name; the values are ISO 3166 two-letter codes. */
export const COUNTRIES = COUNTRY_CODES.split(' ')
	.map((code) => choice(code, countryNames.of(code) ?? code))
	.sort((one, other) => one.name.localeCompare(other.name, 'en'));
