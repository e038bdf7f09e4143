/**
 * Renamed places: the present name, and the names by which runtimes and people still call them. Intl accepts all of them but does not
 * reveal the others. Browsers differ in which one they list.
 */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmara': 'Africa/Asmera',
  'America/Argentina/Buenos_Aires': 'America/Buenos_Aires',
  'America/Argentina/Catamarca': 'America/Catamarca',
  'America/Argentina/Cordoba': 'America/Cordoba',
  'America/Argentina/Jujuy': 'America/Jujuy',
  'America/Argentina/Mendoza': 'America/Mendoza',
  'America/Atikokan': 'America/Coral_Harbour',
  'America/Indiana/Indianapolis': 'America/Indianapolis',
  'America/Kentucky/Louisville': 'America/Louisville',
  'America/Nuuk': 'America/Godthab',
  'Asia/Ashgabat': 'Asia/Ashkhabad',
  'Asia/Dhaka': 'Asia/Dacca',
  'Asia/Ho_Chi_Minh': 'Asia/Saigon',
  'Asia/Kathmandu': 'Asia/Katmandu',
  'Asia/Kolkata': 'Asia/Calcutta',
  'Asia/Macau': 'Asia/Macao',
  'Asia/Makassar': 'Asia/Ujung_Pandang',
  'Asia/Thimphu': 'Asia/Thimbu',
  'Asia/Ulaanbaatar': 'Asia/Ulan_Bator',
  'Asia/Yangon': 'Asia/Rangoon',
  'Atlantic/Faroe': 'Atlantic/Faeroe',
  'Europe/Kyiv': 'Europe/Kiev',
  'Pacific/Chuuk': 'Pacific/Truk',
  'Pacific/Kanton': 'Pacific/Enderbury',
  'Pacific/Pohnpei': 'Pacific/Ponape',
};

/** Short names that people use for a place. */
const shorthands: Readonly<Record<string, string>> = {
  'America/Anchorage': 'US/Alaska',
  'America/Chicago': 'US/Central',
  'America/Denver': 'US/Mountain',
  'America/Los_Angeles': 'US/Pacific',
  'America/New_York': 'US/Eastern EST',
  'America/Phoenix': 'US/Arizona',
  'Asia/Kolkata': 'IST',
  'Europe/Berlin': 'CET MEZ',
  'Pacific/Honolulu': 'US/Hawaii',
  UTC: 'GMT Etc/UTC Zulu',
};

const newNames = new Map(Object.entries(renamed).map(([now, before]) => [before, now]));

/** The present name of a zone that a runtime lists under an older one. */
export const nameOfToday = (zone: string): string => newNames.get(zone) ?? zone;

/** Other names by which a zone can be searched. */
export const otherNames = (zone: string): string =>
  [renamed[zone], shorthands[zone], newNames.get(zone)].filter((name) => name !== undefined).join(' ');
