import { unwrittenStatements } from './unwritten-statements.ts';

process.stdout.write((await unwrittenStatements()).map((line) => `${line}\n`).join(''));
