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
