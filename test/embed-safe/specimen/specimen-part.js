// What the specimen fetches by itself before it stands.
