import "server-only";
import { randomInt } from "node:crypto";

/** Letters and digits that nobody mistakes for one another when reading them out. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** 20 characters, 99 bits: `k3m9x-…`. */
export function generatePassword(): string {
	return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("")).join("-");
}
