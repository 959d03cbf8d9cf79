import "server-only";
import type { LicenceUse } from "#lib/exports/licence-policy.ts";
import type { ExportPlan } from "#lib/exports/server/plan-export.ts";

type Row = { readonly name: string; readonly url: string; readonly images: number; readonly rows: number };

/** How many pictures and rows of the plan stand under each licence, as the sources word them. */
export async function listLicenceUses({ connection }: ExportPlan): Promise<readonly LicenceUse[]> {
	const { rows } = await connection.query<Row>(
		`SELECT licence ->> 'name' AS name, licence ->> 'url' AS url, count(*)::integer AS images, sum(rows)::integer AS rows
		 FROM export_image GROUP BY 1, 2 ORDER BY 1, 2`,
	);
	return rows.map(({ name, url, images, rows }) => ({ licence: { name, url }, images, rows }));
}
