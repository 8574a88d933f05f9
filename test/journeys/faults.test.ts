import { declareCells, subjects } from '../faults/cells.ts';

// The finder under every fault; the tier `faults` puts every element through them.
await declareCells(subjects.filter(({ tag }) => tag === 'motcua-service-finder'));
