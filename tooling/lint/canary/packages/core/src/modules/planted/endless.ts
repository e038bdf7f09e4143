export function sorted(names: string[], typed: string) {
  return [
    typed.normalize('NFC'), // planted: gatehouse(bounded-text)
    typed.toLocaleLowerCase(), // planted: gatehouse(bounded-text)
    new Intl.Segmenter().segment(typed), // planted: gatehouse(bounded-text)
    names.toSorted((a, b) => a.localeCompare(b)), // planted: gatehouse(bounded-text)
    typed.toLowerCase(),
  ];
}
