/** An amount in dollars, in cents; what is less than a dime keeps two or three figures, for the price of one thing. */
export function writeDollars(dollars: number): string {
	if (dollars === 0) return "$0";
	if (dollars >= 0.1) return `$${dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
	if (dollars < 0.000_01) return "under $0.00001";
	return `$${dollars.toLocaleString("en", { maximumSignificantDigits: dollars < 0.001 ? 2 : 3 })}`;
}
