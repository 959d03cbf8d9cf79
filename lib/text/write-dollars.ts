/** An amount in dollars, in cents; what is less than a dime keeps three figures, for the price of one thing. */
export function writeDollars(dollars: number): string {
	if (dollars === 0) return "$0";
	if (dollars >= 0.1) return `$${dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
	return dollars < 0.000_01 ? "under $0.00001" : `$${dollars.toLocaleString("en", { maximumSignificantDigits: 3, maximumFractionDigits: 5 })}`;
}
