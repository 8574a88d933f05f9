/** Longest text of a report in UTF-16 units: enough to say what is wrong, too little for a petition. */
export const longestReport = 1000;
