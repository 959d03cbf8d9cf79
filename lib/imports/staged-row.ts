/** What a staged row is; rows of one image come back in this order. */
export const STAGED = { image: 0, licence: 1, box: 2, caption: 3, namedLicence: 9 } as const;
export type StagedKind = (typeof STAGED)[keyof typeof STAGED];

export type StagedRow = {
	readonly kind: StagedKind;
	readonly imageId: number;
	readonly id: number;
	readonly byteOffset: number;
	readonly payload: Buffer /** Of an image, and of a licence that is told by file name. */;
	readonly name?: string;
};
