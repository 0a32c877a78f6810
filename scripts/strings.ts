// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a program for contributors
import { writeFileSync } from 'node:fs';

import { STRINGS_FILE, stringsFile } from './language/stringsFile';

writeFileSync(STRINGS_FILE, stringsFile());
