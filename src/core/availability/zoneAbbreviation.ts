/**
 * The alphabetic abbreviations of the IANA time zone database 2026f, for 2026 and 2027: the minutes east of UTC with
 * the abbreviation used at that offset, then the zones. Intl gives these only in some locales ("IST" in en-IN alone).
 */
const abbreviations: readonly (readonly [string, string])[] = [
  [
    '0=GMT',
    'Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena',
  ],
  [
    '180=EAT',
    'Africa/Addis_Ababa Africa/Asmara Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu Africa/Nairobi Indian/Antananarivo Indian/Comoro Indian/Mayotte',
  ],
  ['60=CET', 'Africa/Algiers Africa/Tunis'],
  [
    '60=WAT',
    'Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo',
  ],
  [
    '120=CAT',
    'Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Juba Africa/Khartoum Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Windhoek',
  ],
  [
    '120=EET 180=EEST',
    'Africa/Cairo Asia/Beirut Asia/Famagusta Asia/Gaza Asia/Hebron Asia/Nicosia Europe/Athens Europe/Bucharest Europe/Chisinau Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Mariehamn Europe/Riga Europe/Sofia Europe/Tallinn Europe/Vilnius',
  ],
  [
    '60=CET 120=CEST',
    'Africa/Ceuta Arctic/Longyearbyen Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich',
  ],
  ['120=SAST', 'Africa/Johannesburg Africa/Maseru Africa/Mbabane'],
  ['120=EET', 'Africa/Tripoli Europe/Kaliningrad'],
  ['-600=HST -540=HDT', 'America/Adak'],
  [
    '-540=AKST -480=AKDT',
    'America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat',
  ],
  [
    '-240=AST',
    'America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Kralendijk America/Lower_Princes America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Puerto_Rico America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola',
  ],
  ['-300=EST', 'America/Atikokan America/Cancun America/Cayman America/Jamaica America/Panama'],
  [
    '-360=CST',
    'America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica America/El_Salvador America/Guatemala America/Managua America/Merida America/Mexico_City America/Monterrey America/Regina America/Swift_Current America/Tegucigalpa',
  ],
  ['-420=MST -360=MDT', 'America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Denver'],
  [
    '-360=CST -300=CDT',
    'America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Matamoros America/Menominee America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga America/Rankin_Inlet America/Resolute',
  ],
  [
    '-420=MST',
    'America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo America/Mazatlan America/Phoenix America/Whitehorse',
  ],
  [
    '-300=EST -240=EDT',
    'America/Detroit America/Grand_Turk America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac America/Iqaluit America/Kentucky/Louisville America/Kentucky/Monticello America/Nassau America/New_York America/Port-au-Prince America/Toronto',
  ],
  ['-420=MST -360=CST', 'America/Edmonton America/Inuvik'],
  [
    '-240=AST -180=ADT',
    'America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda',
  ],
  ['-300=CST -240=CDT', 'America/Havana'],
  ['-480=PST -420=PDT', 'America/Los_Angeles America/Tijuana'],
  ['-210=NST -150=NDT', 'America/St_Johns'],
  ['-480=PST -420=MST', 'America/Vancouver'],
  ['-360=CST -300=EST', 'America/Winnipeg'],
  ['600=AEST 660=AEDT', 'Antarctica/Macquarie Australia/Hobart Australia/Melbourne Australia/Sydney'],
  ['720=NZST 780=NZDT', 'Antarctica/McMurdo Pacific/Auckland'],
  ['330=IST', 'Asia/Calcutta Asia/Kolkata'],
  ['480=HKT', 'Asia/Hong_Kong'],
  ['420=WIB', 'Asia/Jakarta Asia/Pontianak'],
  ['540=WIT', 'Asia/Jayapura'],
  ['120=IST 180=IDT', 'Asia/Jerusalem'],
  ['300=PKT', 'Asia/Karachi'],
  ['480=CST', 'Asia/Macau Asia/Shanghai Asia/Taipei'],
  ['480=WITA', 'Asia/Makassar'],
  ['480=PST', 'Asia/Manila'],
  ['540=KST', 'Asia/Pyongyang Asia/Seoul'],
  ['540=JST', 'Asia/Tokyo'],
  ['0=WET 60=WEST', 'Atlantic/Canary Atlantic/Faroe Atlantic/Madeira Europe/Lisbon'],
  ['570=ACST 630=ACDT', 'Australia/Adelaide Australia/Broken_Hill'],
  ['600=AEST', 'Australia/Brisbane Australia/Lindeman'],
  ['570=ACST', 'Australia/Darwin'],
  ['480=AWST', 'Australia/Perth'],
  ['0=UTC', 'Etc/UTC UTC'],
  ['0=GMT 60=IST', 'Europe/Dublin'],
  ['0=GMT 60=BST', 'Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/London'],
  ['180=MSK', 'Europe/Kirov Europe/Moscow Europe/Simferopol Europe/Volgograd'],
  ['-600=HST', 'Pacific/Honolulu'],
  ['-660=SST', 'Pacific/Midway Pacific/Pago_Pago'],
];

let byZone: ReadonlyMap<string, ReadonlyMap<number, string>> | null = null;

/** `IST` for a zone at an offset in minutes; null where there is none. Exact IANA spelling. */
export function zoneAbbreviation(zone: string, offset: number): string | null {
  byZone ??= new Map(
    abbreviations.flatMap(([offsets, zones]) => {
      const names = new Map(
        offsets.split(' ').map((each) => {
          const [minutes = '', name = ''] = each.split('=');
          return [Number(minutes), name] as const;
        }),
      );
      return zones.split(' ').map((each) => [each, names] as const);
    }),
  );
  return byZone.get(zone)?.get(offset) ?? null;
}
