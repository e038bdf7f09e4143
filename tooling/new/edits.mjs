// The places outside a module's own files, with the lines that a new one puts there: what one touches by hand without the generator.

/** @typedef {{ file: string, edit: (text: string) => string }} Edit */

/** @param {string} text @param {string} anchor @param {string} line @returns {string} `text` with the line before the first anchor */
function before(text, anchor, line) {
  const at = text.indexOf(anchor);
  if (at < 0) throw new Error(`no place for «${line.trim()}»: «${anchor}» is not there any more`);
  return text.slice(0, at) + line + text.slice(at);
}

/** @param {string} text @param {string} anchor @param {string} line */
const after = (text, anchor, line) => before(text, anchor, '').replace(anchor, () => anchor + line);

/** @param {string} text @param {string} label */
function withSection(text, label) {
  /** @type {{ section: Record<string, string> }} */
  const shell = JSON.parse(text);
  shell.section['sampleNotes'] = label;
  return `${JSON.stringify(shell, null, 2)}\n`;
}

/** Written for the sample's name; the caller respells what is inserted. @type {readonly Edit[]} */
export const EDITS = [
  {
    file: 'packages/policy/src/actions.ts',
    edit: (text) =>
      before(
        text,
        '} as const satisfies Record<string, Rule>',
        "  'sampleNotes.list': { ...query, partner: partnerAdmin },\n  'sampleNotes.create': { ...command, partner: partnerAdmin },\n",
      ),
  },
  {
    file: 'packages/policy/src/pages.ts',
    edit: (text) =>
      before(
        text,
        '} as const satisfies Record<string, PageAccess>',
        "  '/sample-notes': 'sampleNotes.list',\n",
      ),
  },
  {
    file: 'packages/core/src/modules/grants.test.ts',
    edit: (text) =>
      before(
        after(text, 'const writers = {\n', '  insertSampleNote,\n'),
        '\nconst writers = {',
        "import { insertSampleNote } from './sample-notes/use-cases/create-sample-note.ts';\n",
      ),
  },
  {
    file: 'packages/core/src/modules/index.ts',
    edit: (text) => `${text}export { manifest as sampleNotes } from './sample-notes/index.ts';\n`,
  },
  {
    file: 'packages/core/src/migrations/tenancy.db.test.ts',
    edit: (text) =>
      after(
        after(
          before(
            text,
            "import { startSession } from '../modules/sessions/index.ts';\n",
            "import { createSampleNote } from '../modules/sample-notes/index.ts';\n",
          ),
          "  clients: 'partner_id',\n",
          "  sample_notes: 'partner_id',\n",
        ),
        'for (const member of [ours, theirs]) await aClient(app, member, { contacts: [member] });\n',
        "  for (const member of [ours, theirs]) await actAs(app, member, (uow) => createSampleNote(uow, { name: 'Ours' }));\n",
      ),
  },
  {
    file: 'tooling/boundaries/modules.mjs',
    edit: (text) =>
      before(text, '  escalations: [', "  'sample-notes': ['audit', 'partners', 'identity'],\n"),
  },
  {
    file: 'apps/api/src/app-router.ts',
    edit: (text) =>
      before(
        before(
          text,
          "import { router } from './trpc/procedures.ts';",
          "import { sampleNotesRouter } from './routers/sample-notes.router.ts';\n",
        ),
        '});\n\nexport type AppRouter',
        '  sampleNotes: sampleNotesRouter,\n',
      ),
  },
  {
    file: 'packages/emails/src/index.ts',
    edit: (text) => `${text}export { renderSampleNoteCreated } from './templates/sample-note-created.ts';\n`,
  },
  { file: 'apps/web/src/locales/en/shell.json', edit: (text) => withSection(text, 'Sample notes') },
  { file: 'apps/web/src/locales/de/shell.json', edit: (text) => withSection(text, 'Sample notes') },
];
