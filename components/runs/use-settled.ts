import { useEffect, useState } from "react";

/** A value as it was when it last stood still for a while: what is being typed is not asked about letter by letter. */
export function useSettled<Value>(value: Value, milliseconds: number): Value {
	const [settled, setSettled] = useState(value);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(value), milliseconds);
		return () => clearTimeout(timer);
	}, [value, milliseconds]);
	return settled;
}
