// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// Dutch, `nl`.
  package static let dutch = StoreLanguage(
    code: "nl", stemmers: ["dutch"],
    stopWords: """
      de het een en of in op met voor van te ten ter aan bij om die dat deze dit wat welke wie waar hoe is zijn was
      ik je
      jij u uw jullie wij we ons mij me mijn er heeft heb hebben hebt zoek zoeken wil graag laat zien toon nodig product
      producten artikel artikelen kopen alstublieft ook
      """,
    prices: dutchPrices, facets: dutchFacets,
    phrases: Phrases(
      nothing: "Daarover heb ik in de catalogus van deze winkel niets gevonden.",
      tryOtherWords: "Probeer andere woorden, of de naam of het nummer van een product.",
      shopHas: "De winkel heeft bijvoorbeeld:",
      listOnly: "Ik kan nu geen volledig antwoord schrijven. Deze producten passen het best bij uw vraag:",
      from: "vanaf", inStock: "op voorraad", outOfStock: "niet op voorraad",
      contradiction:
        "Niets kan minstens {low} en hoogstens {high} kosten: deze twee prijsgrenzen sluiten elkaar uit.",
      foreignCurrency:
        "Uw prijsgrens ({limit}) is niet toegepast, omdat deze winkel in {shop} verkoopt.",
      newestUnknown: "Hoe nieuw producten zijn, is hier niet bekend; ze zijn dus niet daarop gesorteerd.",
      ratingUnknown: "Hoe producten beoordeeld zijn, is hier niet bekend; ze zijn dus niet daarop gesorteerd.",
      missingIdentifier: "Er is geen product {identifier} in deze winkel."),
    talk: dutchSmallTalk, references: dutchReferences)

  private static let dutchFacets = FacetWords(
    exclusions: """
      zonder | behalve | uitgezonderd | maar geen | maar niet | en geen | en niet | niets van | niets in |
      anders dan | in plaats van | ipv | i.p.v.
      """, negations: "niet geen noch niets", gaps: "van in met de het een kleur maat merk materiaal",
    joints: "of en noch", contrasts: "maar alleen", endings: "e en er", muteEndings: "s", wholeEnds: "loos",
    freeSuffixes: "vrij vrije uitgesloten uitgezonderd", sizes: "maat maten",
    kindNouns: "soort soorten type types stijl model modellen versie variant uitvoering",
    preferences: "liever dan | eerder dan", comparisons: "meer dan",
    permissions: """
      is ook goed | is ook prima | is ook ok | mag ook | kan ook | is prima
      """, idioms: "niet alleen | niet te | niet meer", changesStems: true)

  private static let dutchPrices = PriceWords(
    upper: [
      .needsCurrency: "ik heb | we hebben | wij hebben | geen | nog geen",
      .price: """
      goedkoper dan | minder duur dan | kost minder dan | kosten minder dan | minder kosten dan | budget van
      | budget is | budget | maximumprijs | prijs tot | uitgeven tot | maximaal uitgeven | betalen tot | heb maar |
      heb slechts
      """,
      .strong: """
      onder de | onder | beneden de | beneden | minder dan | lager dan | kleiner dan | hoogstens | hooguit | ten hoogste
      | niet meer dan
      """,
      .weak: "tot | tot en met | t/m | maximaal | max | maximum | binnen | < | <= | =< | ≤ | tot maximaal",
    ],
    lower: [
      .price: "duurder dan | kost meer dan | kosten meer dan | meer kosten dan | minimumprijs",
      .weak: """
      boven de | boven | meer dan | hoger dan | groter dan | minstens | minimaal | ten minste | tenminste | minimum
      | min | over | > | >= | => | ≥
      """,
      .needsPrice: "vanaf | van",
    ],
    upperAfter: [
      .price: """
      budget | te besteden | is mijn limiet | is mijn maximum | uitgeven | is mijn budget | , geen cent
      meer | geen cent meer | , niet meer | en niet meer | , maximaal | , max | , hooguit
      """,
      .strong: "of minder | of goedkoper | of lager | en minder | en lager | hoogstens | of eronder | en goedkoper",
      .weak: "maximaal | max | maximum",
    ],
    lowerAfter: [
      .strong: "of meer | of duurder | of hoger | en meer | en hoger | en daarboven | of daarboven | en duurder",
      .needsPrice: "minimaal | minimum | +",
    ],
    around: [
      .strong: "ongeveer | rond de | rond | circa | ca | plusminus | zo'n | om en nabij de | ~ | ≈ | rondom de",
      .needsPrice: "om | een euro of",
    ],
    aroundAfter: "of zo | ongeveer | plusminus",
    ranges: ["tussen": "en - tot", "van": "tot - t/m", "vanaf": "tot -"], joints: "- tot",
    determinerNegations: "geen niets niemand behalve",
    particleNegations: "weiger niet nooit zonder",
    gaps: """
      degene wil kan mag moet zou meer dan dat die zijn worden kosten kost uitgeven besteden betalen is te zoveel hebben iets
      artikelen producten ik er aan het de liever komen gaan
      """,
    links: "dan de het een van prijs budget bedrag ongeveer rond circa totaal : = is mijn slechts uitgeven zijn kosten",
    price: """
      prijs prijzen kost kosten budget uitgeven besteden betalen goedkoop goedkope duur dure betaalbaar betaalbare
      geprijsd prijsklasse
      """,
    connectives: """
      voor in met zonder en of alstublieft aub die dat de het een van uit totaal per stuk op bij maar als graag bedankt
      hebben heeft is zijn kosten inclusief te er ik jullie maximaal
      """,
    units: """
      g kg gram kilo mg mm cm m km meter centimeter inch l ml cl liter v w kw watt volt mah ah hz gb tb mb mp px jaar
      jaren maand maanden dag dagen week weken uur uren minuten min seconden personen persoons persoon spelers stuks
      stukken stuk graden % procent ° °c x keer km/u lumen beoordelingen reviews sterren ster pagina's kleuren kopjes
      producten artikelen delig januari februari maart april mei juni juli augustus september oktober november december
      """,
    scales: """
      maat maten leeftijd lengte breedte hoogte diepte taille beoordeling score sterren niveau klasse model serie versie
      nummer nr gewicht temperatuur doorsnede diameter vermogen eu uk us deel seizoen jaar
      """,
    children: "kind kinderen jongen jongens meisje meisjes baby baby's peuter peuters kleuters tieners jongeren kids",
    adults: "man mannen vrouw vrouwen volwassenen dames heren mensen personen ouderen",
    measured: [
      ("halter", 1...100), ("dumbbell", 1...60), ("kettlebell", 1...100), ("gewichten", 1...100),
      ("monitor", 5...55), ("televisie", 5...86), ("tv", 5...86), ("scherm", 5...55), ("laptop", 8...20),
    ],
    measuredWeakly: [
      ("rugzak", 1...120), ("rugzakken", 1...120), ("tent", 1...12), ("koffer", 1...150), ("touw", 1...200),
      ("koelbox", 1...120), ("slaapzak", 1...30), ("pan", 10...40), ("fiets", 8...30), ("puzzel", 1...5000),
    ],
    currencies: [
      dollars: "dollar dollars", "EUR": "euro euro's euros", "GBP": "pond ponden", "CHF": "frank franken",
      "SEK NOK DKK CZK": "kronen kroon", "PLN": "zloty", "JPY": "yen", "RUB": "roebel", "INR": "roepie roepies",
      "HUF": "forint",
    ],
    multipliers: ["k": 1000, "duizend": 1000, "honderd": 100],
    numbers: NumberWords(
      """
      een=1 één=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 dertien=13
      veertien=14 vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19
      """, tens: "twintig=20 dertig=30 veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 negentig=90",
      joiners: ["en"], order: .onesFirst, hundreds: "honderd=100 duizend=1000", hundredJoiners: ["", "en"],
      counting: "nul=0 dozijn=12 tiental=10 twintigtal=20 vijftigtal=50 honderdtal=100"),
    cheapest: "zo goedkoop mogelijk | laagste prijs | minst duur"
      + " | prijs oplopend | oplopende prijs | op prijs gesorteerd | gesorteerd op prijs | sorteer op prijs | sorteren op prijs | van goedkoop naar duur | laag naar hoog | goedkope eerst | minst kost",
    dearest: "hoogste prijs"
      + " | aflopend | prijs aflopend | aflopende prijs | van duur naar goedkoop | hoog naar laag | dure eerst",
    cheapestPrefixes: "goedkoopst voordeligst",
    dearestPrefixes: "duurst",
    newest: "nieuwste | meest recente | laatst toegevoegd | nieuw binnen | nieuwste modellen",
    bestRated: """
      best beoordeeld | best beoordeelde | hoogst beoordeelde | hoogst gewaardeerde | best gewaardeerde
      | beste beoordelingen | beste beoordeling | hoogste beoordeling | beste reviews | hoogste waardering
      """,
    sorting: "gesorteerd sorteer sorteren eerst", sortingBehind: "eerst oplopend")

  private static let dutchSmallTalk = SmallTalk(
    [
      .greeting: """
      hallo | hoi | hey | hi | goedemorgen | goedemiddag | goedenavond | goedendag | dag | hoe gaat het
      | hoe gaat het met je
      """,
      .thanks: "bedankt | dank je | dank je wel | dankjewel | dank u | dank u wel | dankuwel | hartelijk dank",
      .service: """
      wat kost de verzending | verzendkosten | verzending | levertijd | levertijden | wanneer komt mijn bestelling
      | waar is mijn bestelling | mijn bestelling | kan ik het terugsturen | retourneren | terugbetaling
      | garantie | openingstijden | betaalmethoden | hoe kan ik betalen | ik wil een mens spreken | klantenservice
      | vertel een mop | bestelling annuleren | klacht
      """,
      .farewell: """
      doei | tot ziens | tot later | tot snel | fijne dag | fijne dag nog | fijne avond | goedenacht | welterusten
      """,
      .identity: """
      wie ben je | wie bent u | wat ben je | wat bent u | ben je een bot | ben je een robot | ben je een mens
      | bent u een mens | ben je een ai | hoe heet je | hoe heet u | met wie spreek ik | met wie praat ik
      """,
      .help: """
      help | hulp | help me | kun je me helpen | kan je me helpen | kunt u me helpen | kunt u mij helpen
      | ik heb hulp nodig | wat kun je | wat kun je doen | wat kan je doen | wat kunt u doen | wat kan ik vragen
      | hoe werkt dit | hoe werkt het
      """,
    ],
    fillers: """
      mooi prima leuk top goed super ja interessant
      allemaal iedereen daar heel erg veel hartelijk voor je uw de hulp en ok oke graag alsjeblieft alstublieft nog
      perfect super dat was het daarvoor dit
      """,
    approvals: "mooi prima leuk super perfect ok oké begrepen haha",
    answers: [
      .greeting: "Hallo! Wat zoekt u? Ik doorzoek het assortiment van deze winkel voor u.",
      .thanks: "Graag gedaan! Vraag mij gerust naar de producten van deze winkel.",
      .service: """
      Ik kan alleen helpen met de producten van deze winkel. Voor bestellingen, verzending, retouren en \
      betaling kunt u terecht bij de klantenservice.
      """,
      .farewell: "Tot ziens! Ik ben er zodra u iets zoekt.",
      .identity:
        "Ik ben de AI-assistent van deze winkel. Ik vind producten in de catalogus en beantwoord vragen erover.",
      .help: """
      Vertel mij wat u zoekt: een soort product, een kleur, een maat, een prijsgrens, of de naam of het nummer van \
      een product. Ik doorzoek de catalogus van deze winkel en antwoord met wat daar staat.
      """,
    ])

  private static let dutchReferences = ReferenceWords(
    places: [
      "de eerste | het eerste | nummer een | nummer 1",
      "de tweede | het tweede | nummer twee | nummer 2",
      "de derde | het derde | nummer drie | nummer 3",
      "de vierde | het vierde | nummer 4",
      "de vijfde | het vijfde | nummer 5",
    ],
    last: "de laatste | het laatste",
    cheapest: """
      de goedkopere | het goedkopere | de goedkoopste van | de goedkoopste daarvan | welke is goedkoper
      | welke is het goedkoopst | welke van de twee is goedkoper | welke kost minder
      """,
    dearest: "de duurdere | het duurdere | welke is duurder",
    both: """
      de eerste twee | de twee eerste | van de twee | de twee | van beide
      | tussen de twee | tussen beide | tussen die twee | beide | allebei
      """,
    all: """
      welke van deze | welke daarvan | welke van die | welke van hen | welke ervan | deze hier | die daar
      | daarvan
      """,
    pronouns: """
      is het | heeft het | kan het | is deze | heeft deze | is hij | heeft hij | is die | heeft die | deze | dit
      | hebben jullie hem | hebben jullie die | heeft u die | is er ook in | bestaat het in | bestaat die in
      | komt het in | ervan
      """,
    others: """
      laat meer zien | toon meer | meer opties | meer resultaten | nog meer | meer graag | andere | een andere
      | iets anders | wat anders | wat nog meer | nog een | anderen | vergelijkbare | iets soortgelijks
      | zijn er meer | hebben jullie meer | volgende pagina
      """,
    cheaper: """
      goedkoper | goedkopere | iets goedkopers | iets goedkoper | wat goedkopers | voordeliger | minder duur
      | te duur | dat is te duur
      """,
    dearer: "duurder | duurdere | iets duurders | luxere",
    openers: """
      en | of | maar | ook | bijpassende | en bijpassende | daarbij | en daarbij | wat dacht je van
      | hoe zit het met | en wat met | en hoe zit het met | nu | dan
      | in plaats daarvan | oké | ok
      """,
    refiners: """
      in | onder | boven | met | zonder | alleen | niet | maar niet | geen | voor | van | tot | vanaf
      | minder dan | meer dan | kleiner | groter | lichter | warmer | hetzelfde | dezelfde | maximaal | minstens
      | liefst | in de kleur | in maat
      """,
    anyPrice: """
      prijs maakt niet uit | de prijs maakt niet uit | maakt niet uit wat het kost | elke prijs
      | prijs is niet belangrijk | ongeacht de prijs
      | maakt niet uit hoeveel het kost | prijs speelt geen rol | de prijs speelt geen rol
      """,
    anyColor: """
      kleur maakt niet uit | de kleur maakt niet uit | elke kleur | alle kleuren | welke kleur dan ook
      | ongeacht de kleur
      | maakt niet uit welke kleur | het maakt niet uit welke kleur | de kleur is niet belangrijk
      """,
    fillers: """
      link url laat zien toon vertel mij me meer over iets wat alsjeblieft alstublieft graag beschikbaar leverbaar
      voorraad prijs kost kosten hoeveel hoe welke is zijn heeft hebben kan wil zou kopen bestellen ja nee goed
      mooi beter beste verschil vergelijk details info kleur maat versie een er nog ook wel dan bedankt u jullie
      sorteer waarom liever eerst
      """,
    idioms: """
      deze winter | deze zomer | dit jaar | deze week | dit weekend | deze winkel | is het mogelijk | het is voor
      | dat is voor | ze zijn voor | beide kleuren | allebei de kleuren | als hij maar | als het maar
      | als ze maar | zolang het maar | zolang hij maar
      """,
    changes: """
      maak doe zeg zeggen laten we verhoog verlaag toch liever ga gaan kan budget limiet ervan er van het
      naar dan oké maximum ik bedoel bedoelde
      """, articles: "de het die dat",
    returning: """
      terug naar | even terug naar | nog even over
      """,
    bigger: """
      groter | grotere | een grotere | iets groters | een maat groter | langer
      | sterker | sterkere | een sterkere | iets sterkers | krachtiger | feller
      """,
    smaller: """
      kleiner | kleinere | een kleinere | iets kleiners | een maat kleiner | korter
      """,
    denials: "nee sorry wacht oh", corrections: "maar liever")
}
