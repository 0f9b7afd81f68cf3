import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Modules that are imported later come from here the next time, with their types stripped: a third of the time to start.
enableCompileCache(path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
