declare const db: { updateTable(table: string): unknown };

export const renameClient = () => rename(); // breaks: ungranted-write

function rename() {
  return db.updateTable('clients');
}
