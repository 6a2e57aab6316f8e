// defines __zone_rule
/* The zones that have names (tzselect(8)), each with the rule of its present, written as TZ has it (tzset(3)).
   Model: the rule of the present holds at all times; a real table of zones knows the rules of the past too. */
#include <ringside/sys.h>

static const struct {
    const char *rule, *names; /* each name between spaces */
} zones[] = {
    { "CET-1CEST,M3.5.0,M10.5.0/3",
      " Africa/Ceuta CET Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava "
      "Europe/Brussels Europe/Budapest Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg "
      "Europe/Madrid Europe/Malta Europe/Oslo Europe/Paris Europe/Prague Europe/Rome Europe/Sarajevo "
      "Europe/Stockholm Europe/Tirane Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich Poland " },
    { "<+04>-4",
      " Asia/Baku Asia/Dubai Asia/Tbilisi Asia/Yerevan Europe/Astrakhan Europe/Samara Europe/Saratov "
      "Europe/Ulyanovsk Indian/Mauritius " },
    { "<+0430>-4:30",
      " Asia/Kabul " },
    { "<+08>-8",
      " Antarctica/Casey Asia/Irkutsk Asia/Kuching Asia/Singapore Asia/Ulaanbaatar Singapore " },
    { "<+07>-7",
      " Antarctica/Davis Asia/Bangkok Asia/Barnaul Asia/Ho_Chi_Minh Asia/Hovd Asia/Krasnoyarsk "
      "Asia/Novokuznetsk Asia/Novosibirsk Asia/Phnom_Penh Asia/Saigon Asia/Tomsk " },
    { "<+05>-5",
      " Antarctica/Mawson Antarctica/Vostok Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Atyrau "
      "Asia/Dushanbe Asia/Oral Asia/Qostanay Asia/Qyzylorda Asia/Samarkand Asia/Tashkent Asia/Yekaterinburg "
      "Indian/Maldives " },
    { "<-03>3",
      " America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/Cordoba "
      "America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza "
      "America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan "
      "America/Argentina/San_Luis America/Argentina/Tucuman America/Argentina/Ushuaia America/Asuncion "
      "America/Bahia America/Belem America/Cayenne America/Coyhaique America/Fortaleza America/Maceio "
      "America/Montevideo America/Paramaribo America/Punta_Arenas America/Recife America/Santarem "
      "America/Sao_Paulo Antarctica/Palmer Antarctica/Rothera Atlantic/Stanley " },
    { "<+00>0<+02>-2,M3.5.0/1,M10.5.0/3",
      " Antarctica/Troll " },
    { "SST11",
      " Pacific/Pago_Pago " },
    { "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
      " Australia/Lord_Howe " },
    { "AEST-10AEDT,M10.1.0,M4.1.0/3",
      " Antarctica/Macquarie Australia/Canberra Australia/Hobart Australia/Melbourne Australia/NSW "
      "Australia/Sydney " },
    { "ACST-9:30ACDT,M10.1.0,M4.1.0/3",
      " Australia/Adelaide Australia/Broken_Hill " },
    { "AEST-10",
      " Australia/Brisbane Australia/Lindeman " },
    { "ACST-9:30",
      " Australia/Darwin " },
    { "AWST-8",
      " Australia/Perth " },
    { "<+0845>-8:45",
      " Australia/Eucla " },
    { "AST4",
      " America/Barbados America/Martinique America/Puerto_Rico America/Santo_Domingo " },
    { "<+06>-6",
      " Asia/Bishkek Asia/Dhaka Asia/Omsk Asia/Thimphu Asia/Urumqi Indian/Chagos " },
    { "EET-2EEST,M3.5.0/3,M10.5.0/4",
      " Asia/Famagusta Asia/Nicosia EET Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kiev Europe/Kyiv "
      "Europe/Riga Europe/Sofia Europe/Tallinn Europe/Vilnius " },
    { "AST4ADT,M3.2.0,M11.1.0",
      " America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda " },
    { "<-04>4",
      " America/Boa_Vista America/Campo_Grande America/Caracas America/Cuiaba America/Guyana America/La_Paz "
      "America/Manaus America/Porto_Velho " },
    { "<-02>2",
      " America/Noronha Atlantic/South_Georgia " },
    { "<-05>5",
      " America/Bogota America/Eirunepe America/Guayaquil America/Lima America/Rio_Branco " },
    { "<+03>-3",
      " Asia/Amman Asia/Baghdad Asia/Bahrain Asia/Damascus Asia/Kuwait Asia/Qatar Asia/Riyadh Europe/Istanbul "
      "Europe/Minsk Turkey " },
    { "CST6",
      " America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica America/El_Salvador "
      "America/Guatemala America/Managua America/Merida America/Mexico_City America/Monterrey America/Regina "
      "America/Swift_Current America/Tegucigalpa " },
    { "NST3:30NDT,M3.2.0,M11.1.0",
      " America/St_Johns " },
    { "EST5EDT,M3.2.0,M11.1.0",
      " America/Detroit America/Grand_Turk America/Indiana/Indianapolis America/Indiana/Marengo "
      "America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac "
      "America/Iqaluit America/Kentucky/Louisville America/Kentucky/Monticello America/Montreal "
      "America/New_York America/Port-au-Prince America/Toronto EST5EDT US/Eastern " },
    { "CST6CDT,M3.2.0,M11.1.0",
      " America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Matamoros America/Menominee "
      "America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga "
      "America/Rankin_Inlet America/Resolute America/Winnipeg CST6CDT US/Central " },
    { "MST7MDT,M3.2.0,M11.1.0",
      " America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Denver America/Edmonton "
      "America/Inuvik MST7MDT US/Mountain " },
    { "MST7",
      " America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo America/Mazatlan "
      "America/Phoenix America/Whitehorse MST US/Arizona " },
    { "PST8PDT,M3.2.0,M11.1.0",
      " America/Los_Angeles America/Tijuana America/Vancouver PST8PDT US/Pacific " },
    { "GMT0",
      " Africa/Abidjan Africa/Accra Africa/Bissau Africa/Dakar Africa/Monrovia Africa/Sao_Tome "
      "America/Danmarkshavn Atlantic/Reykjavik Etc/GMT GMT Greenwich " },
    { "<-10>10",
      " Pacific/Rarotonga Pacific/Tahiti " },
    { "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
      " America/Santiago " },
    { "<-06>6<-05>,M9.1.6/22,M4.1.6/22",
      " Pacific/Easter " },
    { "CST-8",
      " Asia/Macau Asia/Shanghai Asia/Taipei PRC " },
    { "CST5CDT,M3.2.0/0,M11.1.0/1",
      " America/Havana Cuba " },
    { "<-01>1",
      " Atlantic/Cape_Verde " },
    { "CET-1",
      " Africa/Algiers Africa/Tunis " },
    { "<-06>6",
      " Pacific/Galapagos " },
    { "EET-2EEST,M4.5.5/0,M10.5.4/24",
      " Africa/Cairo Egypt " },
    { "<+01>-1",
      " Africa/Casablanca Africa/El_Aaiun " },
    { "WET0WEST,M3.5.0/1,M10.5.0",
      " Atlantic/Canary Atlantic/Faroe Atlantic/Madeira Europe/Lisbon Portugal WET " },
    { "<+12>-12",
      " Asia/Anadyr Asia/Kamchatka Pacific/Fiji Pacific/Kwajalein Pacific/Nauru Pacific/Tarawa " },
    { "<+11>-11",
      " Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Pacific/Bougainville Pacific/Efate Pacific/Guadalcanal "
      "Pacific/Kosrae Pacific/Noumea " },
    { "GMT0BST,M3.5.0/1,M10.5.0",
      " Europe/London GB " },
    { "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
      " America/Nuuk America/Scoresbysund " },
    { "ChST-10",
      " Pacific/Guam " },
    { "HKT-8",
      " Asia/Hong_Kong Hongkong " },
    { "WIB-7",
      " Asia/Jakarta Asia/Pontianak " },
    { "WITA-8",
      " Asia/Makassar " },
    { "WIT-9",
      " Asia/Jayapura " },
    { "IST-1GMT0,M10.5.0,M3.5.0/1",
      " Eire Europe/Dublin " },
    { "IST-2IDT,M3.4.4/26,M10.5.0",
      " Asia/Jerusalem Israel " },
    { "IST-5:30",
      " Asia/Calcutta Asia/Kolkata " },
    { "<+0330>-3:30",
      " Asia/Tehran Iran " },
    { "EST5",
      " America/Cancun America/Jamaica America/Panama EST Jamaica " },
    { "JST-9",
      " Asia/Tokyo Japan " },
    { "EAT-3",
      " Africa/Addis_Ababa Africa/Kampala Africa/Nairobi " },
    { "<+13>-13",
      " Pacific/Apia Pacific/Fakaofo Pacific/Kanton Pacific/Tongatapu " },
    { "<+14>-14",
      " Pacific/Kiritimati " },
    { "KST-9",
      " Asia/Pyongyang Asia/Seoul ROK " },
    { "EET-2EEST,M3.5.0/0,M10.5.0/0",
      " Asia/Beirut " },
    { "<+0530>-5:30",
      " Asia/Colombo " },
    { "EET-2",
      " Africa/Tripoli Europe/Kaliningrad " },
    { "EET-2EEST,M3.5.0,M10.5.0/3",
      " Europe/Chisinau " },
    { "<+0630>-6:30",
      " Asia/Yangon " },
    { "CAT-2",
      " Africa/Juba Africa/Khartoum Africa/Maputo Africa/Windhoek " },
    { "<+11>-11<+12>,M10.1.0,M4.1.0/3",
      " Pacific/Norfolk " },
    { "WAT-1",
      " Africa/Kinshasa Africa/Lagos Africa/Ndjamena " },
    { "<+0545>-5:45",
      " Asia/Kathmandu Asia/Katmandu " },
    { "<-11>11",
      " Pacific/Niue " },
    { "NZST-12NZDT,M9.5.0,M4.1.0/3",
      " NZ Pacific/Auckland " },
    { "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
      " Pacific/Chatham " },
    { "<-0930>9:30",
      " Pacific/Marquesas " },
    { "<-09>9",
      " Pacific/Gambier " },
    { "<+10>-10",
      " Asia/Ust-Nera Asia/Vladivostok Pacific/Port_Moresby " },
    { "PST-8",
      " Asia/Manila " },
    { "PKT-5",
      " Asia/Karachi " },
    { "<-03>3<-02>,M3.2.0,M11.1.0",
      " America/Miquelon " },
    { "<-08>8",
      " Pacific/Pitcairn " },
    { "EET-2EEST,M3.4.4/50,M10.4.4/50",
      " Asia/Gaza Asia/Hebron " },
    { "<-01>1<+00>,M3.5.0/0,M10.5.0/1",
      " Atlantic/Azores " },
    { "<+09>-9",
      " Asia/Chita Asia/Dili Asia/Khandyga Asia/Yakutsk Pacific/Palau " },
    { "MSK-3",
      " Europe/Kirov Europe/Moscow Europe/Simferopol Europe/Volgograd " },
    { "AKST9AKDT,M3.2.0,M11.1.0",
      " America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat "
      "US/Alaska " },
    { "HST10HDT,M3.2.0,M11.1.0",
      " America/Adak " },
    { "HST10",
      " HST Pacific/Honolulu US/Hawaii " },
    { "SAST-2",
      " Africa/Johannesburg " },
    { "MET-1MEST,M3.5.0,M10.5.0/3",
      " MET " },
    { "UTC0",
      " Etc/UTC UCT UTC Universal Zulu " },
};

/* The rule of a zone by its name, or NULL. */
const char *__zone_rule(const char *name)
{
    size_t n = BUILTIN(strlen, name);
    for (unsigned i = 0; n && i < sizeof zones / sizeof *zones; i++)
        for (const char *at = zones[i].names; (at = (char *)BUILTIN(strstr, at, name)); at++)
            if (at[-1] == ' ' && at[n] == ' ')
                return zones[i].rule;
    return NULL;
}
