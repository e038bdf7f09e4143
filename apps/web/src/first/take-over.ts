/** Called once the app shows a page of its own: the frame that the server sent goes, and what boot.js asked for is too old to be taken. */
export function takeOver(): void {
  document.getElementById('first-frame')?.remove();
  globalThis.gatehouseFirstAnswers = undefined;
}
