import { createContext } from "react";

/** Which keys do what a text names: the person's own, where they have put others in place of the studio's. */
export type KeyCaps = {
	/** For a shortcut's id, or one of the keys that it comes with. Nothing where no key does it any more. */
	readonly shown: (keys: string) => string;
	readonly subscribe: (listener: () => void) => () => void;
};

export const KeyCapsContext = createContext<KeyCaps>({ shown: (keys) => keys, subscribe: () => () => undefined });
