/** Longest text of a report of something in the street, in UTF-16 units. */
export const longestFeedback = 2000;
/** Most photos that go with one report. */
export const mostFeedbackPhotos = 3;
/** Largest photo, in bytes. Elements make it smaller before they send it. */
export const largestPhotoBytes = 5_000_000;
/** Most bytes of a photo that travel in one request; written in base64 they are a third more. */
export const photoPartBytes = 49_152;
