/** What people write into or choose from. Its outline is 3:1 against the surface. */
export const CONTROL_STYLE =
	"h-7 w-full rounded-2 border border-line-control bg-surface px-2.5 text-1 text-13 transition-[border-color] t-fast placeholder:text-3 disabled:opacity-50 data-invalid:border-reject max-phone:h-11 max-phone:text-[16px]";
