// Loaded into a server that the launcher starts: the channel closes when the launcher dies, by whatever cause.
process.once("disconnect", () => process.exit(0));
