import { createContext } from "react";
import type { ShortcutRegistry } from "#components/layout/shortcut-registry.ts";

export type ShortcutSheet = { readonly registry: ShortcutRegistry; readonly openSheet: () => void };

export const ShortcutContext = createContext<ShortcutSheet | null>(null);
