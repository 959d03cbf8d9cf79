import "server-only";
import { hashPassword } from "better-auth/crypto";
import { database } from "#lib/db/database.ts";

/** Replaces a password and ends every session that was begun with the old one. */
export async function writePassword(personId: string, password: string): Promise<void> {
	const { prisma } = database();
	const hash = await hashPassword(password);
	await prisma.$transaction([
		prisma.account.updateMany({ where: { personId, providerId: "credential" }, data: { password: hash, updatedAt: new Date() } }),
		prisma.session.deleteMany({ where: { personId } }),
	]);
}
