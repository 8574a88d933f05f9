// What the specimen fetches by itself before it stands: its words.
globalThis[Symbol.for('embed-specimen/words')] = 'Chào bạn';
