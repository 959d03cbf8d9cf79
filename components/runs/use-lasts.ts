import { useEffect, useState } from "react";

/** Whether something has been so for a while: what passes by itself is not worth a word. */
export function useLasts(isSo: boolean, milliseconds: number): boolean {
	const [lasted, setLasted] = useState(false);
	useEffect(() => {
		if (!isSo) return;
		const timer = setTimeout(() => setLasted(true), milliseconds);
		return () => {
			clearTimeout(timer);
			setLasted(false);
		};
	}, [isSo, milliseconds]);
	return isSo && lasted;
}
