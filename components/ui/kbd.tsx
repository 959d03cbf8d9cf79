import { classNames } from "#components/ui/class-names.ts";
import { pressName } from "#components/ui/press-name.ts";

type KbdProps = {
	/** One press such as `mod+Enter`, or presses one after another, parted by blanks: `g i`. */
	readonly keys: string;
	/** Takes the color of what it lies on. */
	readonly quiet?: boolean;
};

export function Kbd({ keys, quiet = false }: KbdProps) {
	return (
		<span className="inline-flex flex-none gap-1 max-phone:hidden">
			{keys.split(" ").map((press) => (
				<kbd
					key={press}
					className={classNames(
						"inline-grid h-[18px] min-w-[18px] place-items-center rounded-1 border border-b-2 px-[5px] font-medium font-sans text-10 leading-none",
						quiet ? "border-[color-mix(in_srgb,currentColor_45%,transparent)] text-inherit" : "border-line-strong bg-surface text-2",
					)}
				>
					{pressName(press)}
				</kbd>
			))}
		</span>
	);
}
