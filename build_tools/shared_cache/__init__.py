"""What one machine worked out, for others to take: sealed packs on a file share or an object store."""
