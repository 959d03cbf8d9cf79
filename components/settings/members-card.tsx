"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { AddMemberDialog } from "#components/settings/add-member-dialog.tsx";
import { MemberRow } from "#components/settings/member-row.tsx";
import { NewPasswordDialog } from "#components/settings/new-password-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Table } from "#components/ui/table.tsx";
import type { NewPassword, Person } from "#lib/auth/schema.ts";

/** Who works here. The owner adds people, gives them their role and makes them a new password. */
export function MembersCard({ people }: { readonly people: readonly Person[] }) {
	const [isAdding, setAdding] = useState(false);
	const [made, setMade] = useState<NewPassword | null>(null);
	return (
		<Card
			title="Members"
			meta={people.length}
			action={
				<Button icon={UserPlus} onClick={() => setAdding(true)}>
					Add a member
				</Button>
			}
		>
			<Table
				label="Members"
				head={
					<>
						<th scope="col">Name</th>
						<th scope="col" className="max-phone:hidden">
							E-mail address
						</th>
						<th scope="col">Role</th>
						<th scope="col">
							<span className="sr-only">Actions</span>
						</th>
					</>
				}
			>
				{people.map((person) => (
					<MemberRow key={person.id} person={person} onPasswordMade={setMade} />
				))}
			</Table>
			{isAdding && (
				<AddMemberDialog
					onClose={() => setAdding(false)}
					onAdded={(added) => {
						setAdding(false);
						setMade(added);
					}}
				/>
			)}
			{made && <NewPasswordDialog made={made} onClose={() => setMade(null)} />}
		</Card>
	);
}
