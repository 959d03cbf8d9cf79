export function SkipLink() {
	return (
		<a href="#main" className="fixed top-2 left-2 z-50 -translate-y-40 rounded-2 bg-raised px-3 py-2 font-medium shadow-high focus:translate-y-0">
			Skip to content
		</a>
	);
}
