import type { ClientStatus } from '@gatehouse/policy';

/** The clients of the demo's partners. seed-clients.ts assigns the members. */
export interface DemoClient {
  readonly code: string;
  readonly businessName: string;
  readonly contactName: string;
  readonly timezone: string;
  readonly status: ClientStatus;
  readonly daysAgo: number;
}

const client = (
  code: string,
  businessName: string,
  contactName: string,
  timezone: string,
  daysAgo: number,
  status: ClientStatus = 'active',
): DemoClient => ({ code, businessName, contactName, timezone, status, daysAgo });

export const northwindClients: readonly DemoClient[] = [
  client('acme-dental', 'Acme Dental', 'Dana Whitmore', 'America/New_York', 98),
  client('blue-harbor', 'Blue Harbor Residences', 'Erin Castellanos', 'America/Los_Angeles', 92),
  client('alpine-rescue', 'Alpine Rescue Gear', 'Reto Ammann', 'Europe/Zurich', 90),
  client('aurora-optics', 'Aurora Optics', 'Sigrid Lund', 'Europe/Oslo', 88, 'paused'),
  client('bakkerij-de-molen', 'Bakkerij De Molen', 'Joost van Dijk', 'Europe/Amsterdam', 86),
  client('beacon-law', 'Beacon Law Group', 'Theresa Okonkwo', 'America/Chicago', 83),
  client('bright-smile', 'Bright Smile Orthodontics', 'Kevin Tran', 'America/Denver', 80),
  client('casa-verde', 'Casa Verde Paisajismo', 'Rocío Aguilar', 'America/Mexico_City', 77),
  client('cedar-vet', 'Cedar Grove Veterinary', 'Molly Haines', 'America/Toronto', 74),
  client('coastal-hvac', 'Coastal Heating & Cooling', 'Dwayne Porter', 'America/New_York', 71, 'paused'),
  client('delta-physio', 'Delta Physiotherapie', 'Frauke Jansen', 'Europe/Berlin', 69),
  client('ebene-atelier', 'Atelier Ébène', 'Margaux Tessier', 'Europe/Paris', 66),
  client('evergreen-lodge', 'Evergreen Lodge', 'Nate Sorensen', 'America/Anchorage', 63),
  client('fjord-charter', 'Fjord Charter', 'Håkon Berg', 'Europe/Oslo', 60, 'archived'),
  client('golden-wok', 'Golden Wok Catering', 'Mei-Ling Zhou', 'Asia/Singapore', 58),
  client('granite-peak', 'Granite Peak Climbing', 'Jess Halvorsen', 'America/Boise', 55),
  client('harborview-dental', 'Harborview Dental Care', 'Priscilla Nunez', 'America/New_York', 52),
  client('ivory-keys', 'Ivory Keys Music School', 'Tobias Engel', 'Europe/Vienna', 49),
  client('juniper-skin', 'Juniper Skin Clinic', 'Sasha Brandt', 'Europe/London', 46),
  client('kiwi-movers', 'Kiwi Movers', 'Aroha Ngata', 'Pacific/Auckland', 43),
  client('lakeside-pediatrics', 'Lakeside Pediatrics', 'Dr. Omar Siddiqui', 'America/Detroit', 40),
  client('lumen-electric', 'Lumen Electric', 'Carl Johansson', 'Europe/Stockholm', 37, 'archived'),
  client('maple-and-main', 'Maple & Main Realty', 'Bridget Foley', 'America/Halifax', 34),
  client('monsun-reisen', 'Monsun Reisen', 'Anke Vollmer', 'Europe/Berlin', 31, 'paused'),
  client('north-star-tax', 'North Star Tax', 'Gordon Pike', 'America/Phoenix', 28),
  client('olive-branch', 'Olive Branch Counseling', 'Dimitra Pappas', 'Europe/Athens', 25),
  client('outback-tours', 'Outback Tours', 'Shane Mulligan', 'Australia/Darwin', 22),
  client('pixel-forge', 'Pixel Forge', 'Yuki Tanabe', 'Asia/Tokyo', 19),
  client('quarry-stone', 'Quarry Stone Countertops', 'Luis Ferreira', 'America/Sao_Paulo', 16),
  client('red-cedar-yoga', 'Red Cedar Yoga', 'Anjali Mehta', 'Asia/Kolkata', 12, 'onboarding'),
  client('savanna-safaris', 'Savanna Safaris', 'Joseph Otieno', 'Africa/Nairobi', 9, 'onboarding'),
  client(
    'silver-birch',
    'Silver Birch Assisted Living',
    'Eleanor Frost',
    'America/Edmonton',
    6,
    'onboarding',
  ),
  client('tidewater-plumbing', 'Tidewater Plumbing', 'Ray Dubois', 'America/New_York', 4, 'onboarding'),
  client('zimt-und-zucker', 'Zimt & Zucker Konditorei', 'Lena Öztürk', 'Europe/Berlin', 2, 'onboarding'),
];

export const southbankClients: readonly DemoClient[] = [
  client('acme-dental', 'Acme Dental South', 'Fay Ellison', 'America/Chicago', 85),
  client('bayou-catering', 'Bayou Catering', 'Remy Landry', 'America/Chicago', 70),
  client('cypress-spa', 'Cypress Day Spa', 'Noelle Baptiste', 'America/Chicago', 51),
  client('delta-roofing', 'Delta Roofing', 'Hank Mercer', 'America/Chicago', 33, 'paused'),
  client('magnolia-events', 'Magnolia Events', 'Ivy Thibodeaux', 'America/New_York', 8, 'onboarding'),
];
