/** Longest turn in UTF-16 units, and most turns of a conversation: what is older says little about what is asked now. */
export const longestTurn = 1000;
export const mostTurns = 20;
