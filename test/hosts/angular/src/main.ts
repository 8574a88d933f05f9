import { bootstrapApplication } from '@angular/platform-browser';
import { WardPage } from './ward-page.ts';

await bootstrapApplication(WardPage);
