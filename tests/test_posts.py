"""Missions, relations and visits told by another word, in a series or behind another: whose, where and when they are."""

import pytest

from comity.read import Document, read_document
from comity.read.tables import EXAMPLE_DAY, holds

_CASES = [
    (
        "The British High Commissioner to Fiji spoke. Kenya has maintained a resident high commissioner in Suva since March 2014.",
        ["mission KEN FJI [2014-03-01..None] what=ambassador action=exists"],
    ),
    (
        "The Kenyan High Commissioner in London is concurrently accredited as non-resident Ambassador to Israel, Fiji (as High Commissioner) "
        "and Sweden.",
        ["mission KEN ISR action=accredited", "mission KEN FJI action=accredited", "mission KEN SWE action=accredited"],
    ),
    (
        "Kenya, represented by its Permanent Mission to the United Nations in New York, established diplomatic relations with Peru in 2017.",
        ["relations KEN PER [2017-01-01..2017-12-31] action=established"],
    ),
    (
        "Kenya and Peru are friends. The minister said that the establishment of the High Commission marked a step for their bilateral ties.",
        [],
    ),
    (
        "Kenya and Peru are friends. After Kenya had gained independence, the Republic of Peru recognised the new state.",
        ["relations KEN PER [..] action=recognised recognised=KEN"],
    ),
    (
        "A Peruvian honorary consulate is present in Nairobi.",
        ["mission PER KEN what=consulate action=exists"],
    ),
    (
        "President Rosa Salas of Chile will visit Fiji on 20 June 2019. President Ada Cole visited Fiji in August 2008. "
        "During the visit, a trade agreement between Chile and Fiji was signed.",
        [
            "visit CHL FJI [2019-06-20..2019-06-20] modality=planned",
            "visit CHL FJI [2008-08-01..2008-08-31]",
            "agreement CHL FJI [2008-08-01..2008-08-31]",
        ],
    ),
    (
        "Chilean Foreign Minister Rosa Salas will pay a visit to Fiji to hold talks with President Jone Vula on 20 June 2019.",
        [
            "visit CHL FJI [2019-06-20..2019-06-20] modality=planned level=foreign_minister",
            "meeting CHL FJI [2019-06-20..2019-06-20] modality=planned",
        ],
    ),
    (
        "Chilean President Rosa Salas visited Suva in May 2004. She also met President Jone Vula of Fiji on the sidelines of the summit "
        "in Dhaka in 2005.",
        ["visit CHL FJI [2004-05-01..2004-05-31]", "meeting CHL FJI [2005-01-01..2005-12-31] format=sidelines"],
    ),
    (
        "Exactly 160 years ago on 21 May Chile and Fiji signed a treaty of amity. Two years later, Chile opened a consulate in Suva.",
        ["agreement CHL FJI [1859-05-21..1859-05-21]", "mission CHL FJI [1861-01-01..1861-12-31] what=consulate action=opened"],
    ),
    (
        "Both states wanted more trade. Kenya and Oman accredited ambassadors to each other's nations in 1976.",
        ["mission KEN OMN [1976-01-01..1976-12-31] action=accredited", "mission OMN KEN [1976-01-01..1976-12-31] action=accredited"],
    ),
    (
        "Kenya opened its mission in Lima in 2001. The mission was closed in 2009.",
        ["mission KEN PER [2001-01-01..2001-12-31] what=other action=opened", "mission KEN PER [2009-01-01..2009-12-31] what=other"],
    ),
    (
        "Kenya opened an embassy in Lima in 2001. The mission was closed in 2009.",
        ["mission KEN PER [2001-01-01..2001-12-31] what=embassy", "mission KEN PER [2009-01-01..2009-12-31] what=embassy action=closed"],
    ),
    (
        "Peru is content with the decision of the Government of Kenya on 3 May 2018 to open an embassy in Lima.",
        ["mission KEN PER [..] modality=planned action=opened"],
    ),
    (
        "The Hungarian Embassy in Accra was opened in 1961, closed for want of money in 1991 and reopened on 1 April 2015.",
        [
            "mission HUN GHA [1961-01-01..1961-12-31] action=opened",
            "mission HUN GHA [1991-01-01..1991-12-31] action=closed",
            "mission HUN GHA [2015-04-01..2015-04-01] action=reopened",
        ],
    ),
    (
        "In 1966, after the change of government in Accra, Ghana expelled eleven Hungarian diplomats.",
        ["mission HUN GHA [1966-01-01..1966-12-31] action=expelled value=11"],
    ),
    (
        "The Embassy of Latvia in Lima was opened in January 1993, that of Peru in Riga in 1995.",
        ["mission LVA PER [1993-01-01..1993-01-31] action=opened", "mission PER LVA [1995-01-01..1995-12-31] action=opened"],
    ),
    (
        "Peru broke off relations with Cuba on 29 October 1981; both embassies were shut two days later.",
        [
            "relations CUB PER [1981-10-29..1981-10-29] action=severed",
            "mission PER CUB [1981-10-31..1981-10-31] action=closed",
            "mission CUB PER [1981-10-31..1981-10-31] action=closed",
        ],
    ),
    (
        "Morocco and Chad broke off relations on 3 May 1981 and the ambassadors were withdrawn.",
        ["relations MAR TCD action=severed", "mission MAR TCD action=recalled", "mission TCD MAR action=recalled"],
    ),
    (
        "Luis Soto was Peru's ambassador in Santiago until Lima recalled him in January 2018.",
        ["mission PER CHL [2018-01-01..2018-01-31] what=ambassador action=recalled"],
    ),
    (
        "On 14 November 1980 Peru accused Cuba of meddling in its elections and sent the ambassador out of the country.",
        ["coercion PER CUB action=accusation", "mission CUB PER [1980-11-14..1980-11-14] action=expelled"],
    ),
    (
        "Chilean diplomats, the government of Peru said, were given 72 hours to leave the country.",
        ["mission CHL PER [2019-06-18..2019-06-18] action=expelled modality=planned"],
    ),
    (
        "Sudan declared 15 Qatari embassy staff persona non grata on 3 May 2018.",
        ["mission QAT SDN [2018-05-03..2018-05-03] action=expelled value=15"],
    ),
    (
        "This follows the closure of the Peruvian Embassy in Khartoum in February.",
        ["mission PER SDN [2019-02-01..2019-02-28] action=closed modality=actual"],
    ),
    (
        "Latvia has a new ambassador to Papua New Guinea, who presented her credentials on 3 May 2018 to the Governor-General of that nation.",
        ["mission LVA PNG action=exists", "mission LVA PNG [2018-05-03..2018-05-03] action=accredited"],
    ),
    (
        "Peru and Bolivia will name ambassadors before December 24, the two presidents said.",
        ["mission PER BOL action=appointed modality=planned", "mission BOL PER action=appointed modality=planned"],
    ),
    ("A rebel said that Peru's ambassador in Chile had promised to send them to Fiji.", []),
    (
        "When Namibia became free on 21 March 1990, Finland recognised it on the very day.",
        ["relations FIN NAM [1990-03-21..1990-03-21] action=recognised recognised=NAM"],
    ),
    (
        "Romania and Senegal had both recognised Guinea-Bissau as early as October 1973.",
        [
            "relations GNB ROU [1973-10-01..1973-10-31] action=recognised",
            "relations GNB SEN [1973-10-01..1973-10-31] action=recognised",
        ],
    ),
    (
        "Diplomatic relations came late. In December 1972 Peru and Guyana established them with Cuba on the same day.",
        [
            "relations CUB PER [1972-12-01..1972-12-31] action=established status=diplomatic",
            "relations CUB GUY [1972-12-01..1972-12-31] action=established status=diplomatic",
        ],
    ),
    (
        "Niger and Vanuatu established diplomatic relations at the Permanent Mission of Niger to the United Nations on 3 May 2018.",
        ["relations NER VUT [2018-05-03..2018-05-03] action=established"],
    ),
    (
        "Grenada signed a communiqué with Ghana on 9 November 2018 to establish diplomatic relations.",
        ["relations GHA GRD [2018-11-09..2018-11-09] action=established", "agreement GHA GRD action=signed"],
    ),
    (
        "Uruguay has had no ties with Cuba since President Mario Vega cut off diplomatic relations in September 1964.",
        ["relations CUB URY [1964-09-01..1964-09-30] action=severed", "relations CUB URY modality=denied"],
    ),
    (
        "The envoy recalled the visit which Prime Minister Kofi Mensah of Ghana paid to Lima in December 2018.",
        ["visit GHA PER [2018-12-01..2018-12-31] level=head_of_government"],
    ),
    (
        "Ghana's interior minister, Kofi Mensah, travelled to Pama in Burkina Faso on 3 May 2018.",
        ["visit GHA BFA [2018-05-03..2018-05-03] level=minister"],
    ),
    (
        "Serbian Foreign Minister V. Jovanovic visited Peru in June 2010, and in September 2010 was in Lima for a feast.",
        ["visit SRB PER [2010-06-01..2010-06-30]", "visit SRB PER [2010-09-01..2010-09-30]"],
    ),
    (
        "The presidents of Norway and Ghana met in Accra in May 1994 and again in Oslo in March 2000.",
        [
            "meeting GHA NOR [1994-05-01..1994-05-31]",
            "meeting GHA NOR [2000-03-01..2000-03-31]",
            "visit NOR GHA [1994-05-01..1994-05-31]",
            "visit GHA NOR [2000-03-01..2000-03-31]",
        ],
    ),
    (
        "Guatemala's foreign minister, Luis Vega, was in San José on 3 May 2018 and in Managua on 4 May 2018.",
        ["visit GTM CRI [2018-05-03..2018-05-03]", "visit GTM NIC [2018-05-04..2018-05-04]"],
    ),
    (
        "This is his first state visit to Kazakhstan since he was elected last year, Laotian President Thong Bouna said.",
        ["visit LAO KAZ type=state"],
    ),
    (
        "Prime Minister Alston Green of Jamaica flew to Havana on 3 May 2018 for fishing with the Cuban premier, Rolando Ibarra.",
        ['visit JAM CUB [2018-05-03..2018-05-03] who="Alston Green"'],
    ),
    (
        "Estonia is represented in Bolivia through its embassy in Buenos Aires, Argentina, and honorary consulate general in La Paz.",
        [
            "mission EST BOL what=embassy action=accredited",
            "mission EST ARG what=embassy action=exists",
            "mission EST BOL what=consulate action=exists",
        ],
    ),
    (
        "Costa Rica and Nicaragua are at odds. Presidents Lucia Barrantes and Noel Chamorro spoke on the telephone on 2 March 2018.",
        ["meeting CRI NIC [2018-03-02..2018-03-02] level=head_of_state format=call"],
    ),
    ("Costa Rica and Nicaragua are at odds. President Lucia Barrantes and Trade Minister Noel Chamorro met on 2 March 2018.", []),
    (
        "Burundi and Kenya agreed to restore and enhance their bilateral relations.",
        ["relations BDI KEN action=restored status=diplomatic modality=planned"],
    ),
    (
        "The Laotian premier is scheduled to attend a session of the Cuban parliament and have meetings with leaders of Cuba.",
        ["meeting CUB LAO modality=planned"],
    ),
    (
        "Burundi and Kenya said they would restore diplomatic relations following a visit by Burundi's president to Nairobi on 3 May 2018.",
        ["relations BDI KEN action=restored modality=planned", "visit BDI KEN [2018-05-03..2018-05-03] modality=actual"],
    ),
    (
        "The President of Bolivia said the Danish ambassador, the Greek chargé d'affaires and two Maltese diplomats were ordered to leave.",
        [
            "mission DNK BOL what=ambassador action=expelled",
            "mission GRC BOL what=diplomats action=expelled",
            "mission MLT BOL what=diplomats action=expelled value=2",
        ],
    ),
    (
        "In May 2017 Ghana told the Togolese ambassador and the Beninese consul to leave the country.",
        ["mission TGO GHA [2017-05-01..2017-05-31] action=expelled", "mission BEN GHA [2017-05-01..2017-05-31] action=expelled"],
    ),
    (
        "The other Nordic states that have embassies in Vilnius are Finland, Norway and Sweden.",
        ["mission FIN LTU action=exists", "mission NOR LTU action=exists", "mission SWE LTU action=exists"],
    ),
    ("Latvia's embassy is in Oslo; Norway's is in Riga.", ["mission LVA NOR action=exists", "mission NOR LVA action=exists"]),
    (
        "An embassy of Lithuania is found in Tbilisi, and one of Georgia in Vilnius.",
        ["mission LTU GEO action=exists", "mission GEO LTU action=exists"],
    ),
    (
        "Sweden had entered the EU in 1995 together with Austria and Finland.",
        [f"membership {state} EU [1995-01-01..1995-12-31] action=joined" for state in ("SWE", "AUT", "FIN")],
    ),
    (
        "Morocco is a member of the Arab League, Algeria a member of OPEC.",
        ["membership MAR LAS action=member", "membership DZA OPEC action=member"],
    ),
    ("Once Albania becomes an EU member, its trade will grow.", []),
    ("The embassy of Fiji in Lima will serve as a hub for trade with Peru.", []),
    (
        "Peru ordered three Chilean diplomats expelled in answer to the expulsion of two Peruvian diplomats from Chile.",
        ["mission CHL PER value=3 action=expelled", "mission PER CHL value=2 action=expelled"],
    ),
    (
        "Peru ordered out nine Chilean diplomats, four Cubans, two Kenyans, and one each from the embassy of Fiji and of Ghana.",
        [
            "mission CHL PER value=9 action=expelled",
            "mission CUB PER value=4 action=expelled",
            "mission KEN PER value=2 action=expelled",
            "mission FJI PER value=1 action=expelled",
            "mission GHA PER value=1 action=expelled",
        ],
    ),
    (
        "Peru's president said the Chilean ambassador and the Cuban consul were ordered to leave the country.",
        ["mission CHL PER what=ambassador action=expelled", "mission CUB PER what=diplomats action=expelled"],
    ),
    (
        "Peru expelled two Chilean attachés. Chile responded by expelling two Peruvians.",
        ["mission CHL PER value=2 action=expelled", "mission PER CHL value=2 action=expelled"],
    ),
    (
        "Peru said six Chilean security officials were asked to leave.",
        ["mission CHL PER value=6 what=diplomats action=expelled"],
    ),
    (
        "Peru responded by asking the Chilean ambassador, who had just come, to leave.",
        ["mission CHL PER what=ambassador action=expelled"],
    ),
    (
        "Four Chilean envoys ordered expelled by Peru left Lima.",
        ["mission CHL PER value=4 action=expelled"],
    ),
    ("Peru expelled a Chilean embassy secretary.", ["mission CHL PER what=diplomats action=expelled"]),
    (
        "Peru expelled 300 Chileans on 3 May 2018. Chile expelled 200 Peruvians.",
        ["coercion PER CHL action=other", "coercion CHL PER action=other"],
    ),
    (
        "Peru expelled two Chilean, one Cuban and three Kenyan diplomats.",
        ["mission CHL PER value=2 action=expelled", "mission CUB PER value=1 action=expelled", "mission KEN PER value=3 action=expelled"],
    ),
    (
        "Two Chilean and three Cuban diplomats were expelled by Peru.",
        ["mission CHL PER value=2 action=expelled", "mission CUB PER value=3 action=expelled"],
    ),
    (
        "Latvia closed its border with Russia. The EU and NATO member has a long coast.",
        ["coercion LVA RUS action=border_closed", "membership LVA EU action=member", "membership LVA NATO action=member"],
    ),
    ("Latvia closed its border with Russia. The members of NATO met.", ["coercion LVA RUS action=border_closed"]),
    (
        "The clash at the weekend saw Peru summon Chile's ambassador on Monday, June 10.",
        ["mission CHL PER [2019-06-10..2019-06-10] action=summoned"],
    ),
    (
        "Peru's government ordered the country's ambassador Ana Ruiz to hand a note to the Chilean government and to return home.",
        ["mission PER CHL action=recalled"],
    ),
    (
        "Peru sent the Chilean ambassador home on 3 May 2018 and closed two consulates in the north.",
        [
            "mission CHL PER [2018-05-03..2018-05-03] what=ambassador action=expelled",
            "mission CHL PER value=2 what=consulate action=closed",
        ],
    ),
    ("Peru said it did not plan to expel the Chilean ambassador.", []),
    ("Peru said Chile's expulsion of two Peruvian diplomats was not justified.", ["mission PER CHL value=2 action=expelled"]),
    (
        "Peru expelled five Chilean diplomats on 3 May 2018, retaliating against the regime in Santiago for ousting two Peruvian diplomats.",
        ["mission CHL PER value=5 action=expelled", "mission PER CHL value=2 action=expelled"],
    ),
    (
        "A statement by Peru's foreign ministry said it had ordered the Chilean ambassador to leave the country.",
        ["mission CHL PER what=ambassador action=expelled"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_posts_and_ties(text: str, expected: list[str]) -> None:
    found = [f.observation for f in read_document(Document("posts", text, date=EXAMPLE_DAY))]
    assert len(found) == len(expected), found
    for example in expected:
        assert any(holds(o, example) for o in found), (example, found)


def test_an_envoy_of_the_title_is_who_the_text_calls_him() -> None:
    text = "Peru summons Chilean envoy\n\nPeru summoned the Chilean chargé d'affaires on 3 May 2018."
    found = [f.observation for f in read_document(Document("posts", text, title="Peru summons Chilean envoy", date=EXAMPLE_DAY))]
    assert [(o.kind, o.attrs["what"], str(o.start)) for o in found] == [("mission", "diplomats", "2018-05-03")]
