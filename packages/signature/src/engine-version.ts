/** Said in every report, so that a verdict can be traced to the rules that made it. */
export const engineVersion = '0.1.0';
