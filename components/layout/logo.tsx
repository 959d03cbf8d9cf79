export function Logo() {
	return (
		<svg viewBox="0 0 28 28" aria-hidden="true" fill="none" strokeWidth="2.2" strokeLinecap="round" className="size-7">
			<rect x="1" y="1" width="26" height="26" rx="7" fill="var(--text-1)" />
			<path d="M7 9.5h14M14 9.5V14" stroke="var(--surface)" />
			<path d="M14 14c0 5 2.5 6.5 6 6.5" stroke="var(--accent-logo)" />
			<circle cx="20.5" cy="20.5" r="2" fill="var(--accent-logo)" />
		</svg>
	);
}
