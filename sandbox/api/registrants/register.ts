import type { SandboxContext } from '../../context';
import { secretText } from '../../ids';
import type { Occurrence, Registrant, RegistrantStatus, RegistrationForm } from '../../types';
import { publish } from '../../webhooks/publish';
import type { Registration } from '../access';
import type { NewRegistrant } from './filledForm';
import { holdBack, holdBackLink } from './lag';

/** Whoever is registered under an email, in any case. */
export function registrantByEmail(form: RegistrationForm, email: string): Registrant | undefined {
	const wanted = email.toLowerCase();
	return form.registrants.find((one) => one.email.toLowerCase() === wanted);
}

/**
 * Registers a person, for the given occurrences or for all of them. Anyone already registered stays as they are and
 * only gains the occurrences.
 */
export function register(
	context: SandboxContext,
	registration: Registration,
	person: NewRegistrant,
	status: RegistrantStatus,
	occurrences?: Occurrence[],
): Registrant {
	const { form } = registration;
	const known = registrantByEmail(form, person.email);
	const occurrenceIds = occurrences?.map(({ id }) => id);
	if (known) {
		addOccurrences(known, occurrenceIds ?? [], status);
		return known;
	}
	const registrant: Registrant = {
		id: secretText(16),
		...person,
		status,
		occurrenceStatus: {},
		occurrenceIds,
		createTime: context.now(),
		sends: 0,
	};
	const { listLagReads, joinUrlLagReads } = context.switches;
	holdBack(registrant, listLagReads, {});
	if (status === 'approved') holdBackLink(registrant, joinUrlLagReads);
	form.registrants.push(registrant);
	publish(context, { change: 'created', registration, registrant });
	return registrant;
}

function addOccurrences(known: Registrant, ids: string[], status: RegistrantStatus): void {
	if (known.occurrenceIds === undefined) return;
	for (const id of ids) {
		if (known.occurrenceIds.includes(id)) continue;
		known.occurrenceIds.push(id);
		if (known.status !== status) known.occurrenceStatus[id] = status;
	}
}
