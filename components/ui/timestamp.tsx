"use client";

import { useSyncExternalStore } from "react";

type TimestampProps = {
	/** ISO 8601. */
	readonly at: string;
	/** `short`: the time today, the day otherwise. `full`: both. */
	readonly style?: "short" | "full";
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A moment in the reader's own time zone, which the server does not know: it writes the day in UTC until then. */
export function Timestamp({ at, style = "short" }: TimestampProps) {
	const isHere = useSyncExternalStore(subscribe, isInBrowser, isOnServer);
	return (
		<time dateTime={at} className="whitespace-nowrap">
			{isHere ? formatLocal(new Date(at), style) : dayOf(new Date(`${at.slice(0, 10)}T12:00:00`))}
		</time>
	);
}

const subscribe = () => () => undefined;
const isInBrowser = () => true;
const isOnServer = () => false;

function formatLocal(date: Date, style: "short" | "full"): string {
	const now = new Date();
	const time = `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
	if (date.toDateString() === now.toDateString()) return time;
	const day = date.getFullYear() === now.getFullYear() ? dayOf(date) : `${dayOf(date)} ${date.getFullYear()}`;
	return style === "full" ? `${day}, ${time}` : day;
}

function dayOf(date: Date): string {
	return `${date.getDate()} ${MONTHS[date.getMonth()]}`;
}
