import { Door } from "#components/layout/door.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

export default function NotFound() {
	return (
		<Door title="There is nothing at this address">
			<p className="text-2 leading-read">
				The link may be incomplete. <TextLink href="/">Go to the studio</TextLink>
			</p>
		</Door>
	);
}
