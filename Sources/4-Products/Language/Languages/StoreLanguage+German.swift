// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// German, `de`.
  package static let german = StoreLanguage(
    code: "de", stemmers: ["light_german", "german"],
    stopWords: """
      der die das den dem des ein eine einen einem einer ist sind was welche welcher welches wie wo ich du sie ihr euer
      wir mir mich und oder für mit von zu zum zur im auf an bei es gibt habt haben hat suche zeige zeig bitte produkt
      produkte artikel möchte brauche kaufen auch
      """,
    prices: germanPrices, facets: germanFacets,
    phrases: Phrases(
      nothing: "Dazu finde ich im Sortiment dieses Shops nichts.",
      tryOtherWords: "Versuchen Sie andere Wörter oder den Namen oder die Nummer eines Produkts.",
      shopHas: "Der Shop führt zum Beispiel:",
      listOnly: "Ich kann im Moment keine ausführliche Antwort schreiben. Am besten passen diese Produkte:",
      from: "ab", inStock: "auf Lager", outOfStock: "nicht auf Lager",
      contradiction:
        "Nichts kann mindestens {low} und höchstens {high} kosten: Diese beiden Preisgrenzen schließen einander aus.",
      foreignCurrency:
        "Ihre Preisgrenze ({limit}) wurde nicht angewendet, weil dieser Shop in {shop} verkauft.",
      newestUnknown: "Wie neu Produkte sind, ist hier nicht bekannt; sie sind also nicht danach sortiert.",
      ratingUnknown: "Wie Produkte bewertet sind, ist hier nicht bekannt; sie sind also nicht danach sortiert.",
      missingIdentifier: "Ein Produkt {identifier} gibt es in diesem Shop nicht."),
    ownLetters: "ßäöü",
    talk: germanSmallTalk, references: germanReferences)

  private static let germanFacets = FacetWords(
    exclusions: """
      ohne | außer | ausser | ausgenommen | aber kein | aber keine | aber keinen | aber nicht | und kein |
      und keine | und nicht | nur nicht | bloß nicht | frei von | nichts in | nichts aus | nichts mit |
      alles außer | abgesehen von | statt | anstatt | anstelle von | anstelle
      """, negations: "nicht kein keine keinen keinem keiner keines keins nichts weder",
    gaps: """
      von der
      aus in mit der die das den dem ein eine einen einem einer jede jeden jegliche farbe größe material
      marke sein ist sind bitte irgendwelche von
      """, joints: "oder und noch sowie bzw", contrasts: "sondern aber nur stattdessen lieber",
    endings: "e er es en em n s ern", wholeEnds: "los",
    freeSuffixes: "frei freie freier freies freien ausgeschlossen ausgenommen", sizes: "größe groesse größen gr",
    kindNouns: "art arten typ typen sorte sorten variante varianten version bauart modell modelle form",
    preferences: "lieber als | eher als | lieber statt", comparisons: "mehr als",
    permissions: """
      ist auch ok | ist auch okay | ist auch gut | ist auch in ordnung | ist auch recht | ist ok | ist okay |
      ist in ordnung | geht auch | ginge auch | wäre auch ok | wäre auch okay | wäre auch gut | passt auch |
      tut es auch | auch ok | auch okay
      """, idioms: "nicht nur | nicht zu | nicht mehr | kein problem")

  private static let germanPrices = PriceWords(
    upper: [
      .needsCurrency: """
      ich habe | ich hab | habe | hab | wir haben | keine | nicht mal | nicht einmal | noch nicht mal
      | noch nicht einmal
      """,
      .price: """
      günstiger als | billiger als | preiswerter als | guenstiger als | kostet weniger als | kosten weniger als
      | weniger kosten als | budget von | budget ist | budget liegt bei | budget | preis bis | preis maximal
      | preislimit | preisgrenze | preisobergrenze | höchstpreis | maximalpreis | ausgeben bis | zahlen bis | habe
      nur | hab nur
      """,
      .strong: """
      unter | unterhalb von | unterhalb | weniger als | weniger wie | kleiner als | niedriger als | geringer als
      | höchstens | hoechstens | nicht mehr als | kleiner gleich | allerhöchstens | kleiner | drunter
      """,
      .weak: """
      bis zu | bis | maximal | max | maximum | bis maximal | bis max | innerhalb von | < | <= | =< | ≤ | bis höchstens
      | bis einschließlich | bis inklusive
      """,
    ],
    lower: [
      .price: "teurer als | teurer wie | kostet mehr als | kosten mehr als | mindestpreis",
      .weak: """
      über | ueber | mehr als | mehr wie | größer als | groesser als | höher als | mindestens | mind | minimum | min
      | drüber | drueber | oberhalb von | oberhalb | wenigstens | > | >= | => | ≥ | übersteigt | übersteigen | überschreiten
      """,
      .needsPrice: "ab | von | schon ab | beginnend bei",
    ],
    upperAfter: [
      .price: """
      budget | ausgeben | zur verfügung | ist mein limit | ist mein maximum | ist mein budget | zu
      verfügung | , keinen cent mehr | keinen cent mehr | und keinen cent mehr | , nicht mehr | , mehr
      nicht | mehr nicht | und nicht mehr | , max | , maximal | , höchstens | , maximum
      """,
      .strong: """
      oder weniger | oder günstiger | oder billiger | oder drunter | oder darunter | und weniger | und darunter
      | und drunter | höchstens | abwärts | nicht mehr | und günstiger
      """,
      .weak: "maximal | max | maximum",
    ],
    lowerAfter: [
      .strong: """
      oder mehr | oder teurer | oder darüber | oder drüber | und mehr | und darüber | und drüber | und aufwärts
      | aufwärts | und höher | oder höher | und teurer
      """,
      .needsPrice: "mindestens | minimum | +",
    ],
    around: [
      .strong: """
      ungefähr | circa | zirka | ca | etwa | rund um die | so um die | um die | in etwa | rund | ~ | ≈ | annähernd
      | in der größenordnung von
      """,
      .needsPrice: "um | gegen | so",
    ],
    aroundAfter: "oder so | plus minus | plusminus | herum | rum | ungefähr | circa | ca",
    ranges: ["zwischen": "und u - bis", "zw": "und u - bis", "von": "bis - auf", "ab": "bis -", "preis": "bis -"],
    joints: "- bis",
    determinerNegations: "kein keine keinen keinem keiner keines keins nichts niemals ausgenommen außer",
    particleNegations: "weigere weigern nicht nie ohne keinesfalls keineswegs",
    gaps: """
      denen jene jenen solche solchen will möchte mag kann darf soll sollte muss mehr dass das die der den sein werden kosten kostet ausgeben auszugeben
      zahlen bezahlen liegen ist sind zu es ich so viel haben etwas artikel produkte sachen teile davon gern gerne preis
      preislich dabei hinaus hinausgehen am im wollen können sollen dürfen bitte zeigen zeig mir deutlich als dürfte
      """,
    links: """
      als ein eine einen einem nen nem ner dem den der die von vom preis preise budget betrag rund etwa circa ca ungefähr sein
      kosten insgesamt nur genau gleich ist : = mein meine zu liegt bei ausgeben zahlen
      """,
    price: """
      preis preise preislich preisen kosten kostet gekostet budget budgets günstig günstige günstigen günstiges
      günstiger
      billig billige billigen billiges teuer teure ausgeben zahlen bezahlen preiswert preiswerte preisklasse preislage
      geld preisrahmen preisbereich
      """,
    connectives: """
      für in mit ohne und oder bitte die der das den dem aus insgesamt zum zur im am auf von bei wenn aber nur danke
      kosten kostet haben hat ist sind gibt gibt's suche gesucht sein pro je inklusive inkl zzgl wäre als auch was ich
      ausgeben zahlen kaufen finden liegen liegt soll sollte darf dürfen
      """,
    units: """
      g kg gramm kilo kilogramm mg t tonnen mm cm m km meter metern zentimeter millimeter kilometer zoll l ml cl liter
      litern v w kw wh kwh watt volt ampere mah ah hz gb tb mb mp megapixel px jahr jahre jahren jährige jähriger monat
      monate monaten tag tage tagen woche wochen stunde stunden minuten min sekunden personen person leute mann spieler
      spielern stück stk teile teilen teilig grad °c °f ° % prozent x mal kmh km/h ps dezibel db lumen lm sterne sternen
      stern bewertungen rezensionen seiten kerzen fach sitze plätze gänge farben tasten artikel produkte rabatt kalorien
      kcal fps hz zöllig packungen schuss dpi nächte monatige januar februar märz april mai juni juli august
      september oktober november dezember
      """,
    scales: """
      größe groesse größen gr alter jahrgang baujahr länge breite höhe tiefe umfang bundweite taille brustumfang wassersäule fadenzahl füllmenge bauschkraft
      bewertung bewertet note sterne stufe klasse modell serie version nummer nr typ gewicht temperatur durchmesser
      auflösung leistung spannung lsf eu uk us fsk band teil kapitel staffel konfektionsgröße schuhgröße
      """,
    children: """
      kind kinder kindern kids mädchen jungen junge buben baby babys babies kleinkind kleinkinder jugendliche
      jugendlichen teenager teenies minderjährige säuglinge
      """,
    adults: "mann männer männern frau frauen damen herren erwachsene erwachsenen senioren leute menschen personen",
    measured: [
      ("hantel", 1...100), ("kurzhantel", 1...100), ("langhantel", 1...300), ("kettlebell", 1...100),
      ("gewichte", 1...100), ("monitor", 5...55), ("fernseher", 5...86), ("bildschirm", 5...55), ("laptop", 8...20),
    ],
    measuredWeakly: [
      ("rucksack", 1...120), ("rucksäcke", 1...120), ("zelt", 1...12), ("schlafs", 1...30), ("koffer", 1...150),
      ("kühlbox", 1...120), ("seil", 1...200), ("schlauch", 1...100), ("kabel", 1...100), ("objektiv", 1...1000),
      ("puzzle", 1...5000), ("fahrrad", 8...30), ("pfanne", 10...40), ("topf", 10...40), ("festplatte", 1...4000),
      ("powerbank", 1...100), ("lampe", 1...150),
    ],
    currencies: [
      dollars: "dollar dollars", "EUR": "euro euros eurone euronen öcken ocken piepen tacken",
      "GBP": "pfund", "CHF": "franken stutz sfr fränkli",
      "PLN": "zloty", "UAH": "hrywnja griwna", "RUB": "rubel", "JPY": "yen", "CZK SEK NOK DKK ISK": "kronen",
      "HUF": "forint", "TRY": "lira", "INR PKR": "rupien", "CNY": "yuan",
    ],
    multipliers: [
      "k": 1000, "riesen": 1000, "tausender": 1000, "hunderter": 100, "tausend": 1000, "tsd": 1000, "hundert": 100,
      "mio": 1_000_000, "millionen": 1_000_000,
    ],
    numbers: NumberWords(
      """
      eins=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13
      vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 fuenf=5 zwoelf=12 zwo=2
      """,
      tens: """
        zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 fuenfzig=50
        """, onesInCompounds: "ein=1", joiners: ["und"], order: .onesFirst, hundreds: "hundert=100 tausend=1000",
      hundredJoiners: ["", "und"], counting: "null=0 eine=1 einen=1 einem=1 dutzend=12"),
    cheapest:
      "so günstig wie möglich | so billig wie möglich | am günstigsten | am billigsten | niedrigster preis | niedrigsten preis | kleinster preis"
      + " | preis aufsteigend | nach preis aufsteigend | aufsteigend nach preis | nach preis sortiert | sortiert nach preis | nach preis sortieren | vom günstigsten zum teuersten | vom billigsten zum teuersten | günstige zuerst | billige zuerst | möglichst günstig | möglichst billig | am wenigsten kostet | kleinsten preis",
    dearest: "am teuersten | höchster preis | höchsten preis"
      + " | absteigend | preis absteigend | nach preis absteigend | absteigend nach preis | vom teuersten zum günstigsten | vom teuersten zum billigsten | teure zuerst",
    cheapestPrefixes: "billigst günstigst preiswertest preisgünstigst guenstigst", dearestPrefixes: "teuerst",
    newest: """
      neueste | neuester | neuestes | neuesten | neuestem | neuste | neuster | neustes | neusten | neuheiten
      | neu eingetroffen | zuletzt hinzugefügt
      """,
    bestRated: """
      am besten bewertet | am besten bewertete | am besten bewerteten | bestbewertet | bestbewertete
      | bestbewerteten | bestbewerteter | bestbewertetes | beste bewertung | besten bewertungen
      | beste bewertungen | bester bewertung | höchste bewertung | höchsten bewertungen | top bewertet
      | top bewertete | nach bewertung
      """,
    sorting: "sortiert sortieren sortiere nach preis", sortingBehind: "zuerst aufsteigend")

  private static let germanSmallTalk = SmallTalk(
    [
      .greeting: """
      hallo | hi | hey | moin | servus | grüezi | grüß gott | guten tag | guten morgen | guten abend
      | schönen guten tag | wie geht's | wie geht es dir | wie geht es ihnen
      """,
      .thanks: """
      danke | danke schön | dankeschön | vielen dank | besten dank | herzlichen dank | danke dir | danke ihnen | merci
      | das hilft | das hat geholfen | das hilft mir | das hat mir geholfen
      """,
      .service: """
      was kostet der versand | wie hoch sind die versandkosten | versandkosten | lieferzeit | lieferzeiten | versanddauer
      | wie lange dauert die lieferung | wie lange dauert der versand | wann kommt meine bestellung
      | wo ist meine bestellung | meine bestellung | bestellstatus | kann ich das zurückgeben
      | kann ich es zurückgeben | rückgabe | rücksendung | umtausch | widerruf | ich möchte mein geld zurück
      | erstattung | garantie | öffnungszeiten | wann habt ihr geöffnet | zahlungsarten | wie kann ich bezahlen
      | kann ich mit paypal zahlen | ich möchte mit einem menschen sprechen | kann ich mit einem menschen sprechen
      | kundendienst | kundenservice | erzähl mir einen witz | du bist dumm | bestellung stornieren
      | ich möchte mich beschweren | beschwerde
      """,
      .farewell: """
      tschüss | tschüs | ciao | auf wiedersehen | bis bald | bis dann | bis später | schönen tag noch | gute nacht
      """,
      .identity: """
      wer bist du | wer sind sie | was bist du | was sind sie | bist du ein bot | bist du ein roboter
      | bist du ein mensch | sind sie ein bot | sind sie ein mensch | bist du eine ki | sind sie eine ki
      | wie heißt du | wie heißen sie | mit wem spreche ich | mit wem schreibe ich
      """,
      .help: """
      hilfe | hilf mir | kannst du mir helfen | können sie mir helfen | kannst du helfen | ich brauche hilfe
      | was kannst du | was können sie | was kann ich fragen | was kann ich dich fragen | wie funktioniert das
      | was machst du | was kannst du alles
      """,
    ],
    fillers: """
      cool klasse prima nett top spitze alles klar verstanden interessant ja gut
      zusammen alle du ihr sie dir ihnen lieber liebes liebe sehr und so schön gut ok okay bitte für die hilfe noch
      das ist super perfekt toll das war's das wars war's wars alles fürs erste reicht dafür damit
      """,
    approvals: "super klasse prima toll perfekt cool spitze großartig ok okay gut klar verstanden haha",
    answers: [
      .greeting: "Hallo! Was suchen Sie? Ich durchsuche das Sortiment dieses Shops für Sie.",
      .thanks: "Gern geschehen! Fragen Sie mich jederzeit nach den Produkten dieses Shops.",
      .service: """
      Ich kann nur zu den Produkten dieses Shops helfen. Zu Bestellung, Versand, Rückgabe und Zahlung \
      hilft der Kundendienst.
      """,
      .farewell: "Auf Wiedersehen! Ich bin da, wann immer Sie etwas suchen.",
      .identity: "Ich bin der KI-Assistent dieses Shops. Ich finde Produkte im Sortiment und beantworte Fragen dazu.",
      .help: """
      Sagen Sie mir, was Sie suchen: eine Art von Produkt, eine Farbe, eine Größe, eine Preisgrenze oder den Namen \
      oder die Nummer eines Produkts. Ich durchsuche das Sortiment dieses Shops und antworte aus dem, was dort \
      steht.
      """,
    ])

  private static let germanReferences = ReferenceWords(
    places: [
      "das erste | der erste | die erste | den ersten | dem ersten | der ersten | nummer eins | nummer 1",
      "das zweite | der zweite | die zweite | den zweiten | dem zweiten | der zweiten | nummer zwei | nummer 2",
      "das dritte | der dritte | die dritte | den dritten | dem dritten | der dritten | nummer drei | nummer 3",
      "das vierte | der vierte | die vierte | den vierten | dem vierten | nummer vier | nummer 4",
      "das fünfte | der fünfte | die fünfte | den fünften | dem fünften | nummer fünf | nummer 5",
    ],
    last: "das letzte | der letzte | die letzte | den letzten",
    cheapest: """
      das günstigere | der günstigere | die günstigere | den günstigeren | das billigere | der billigere
      | die billigere | den billigeren | das günstigste davon | welches ist günstiger | welche ist günstiger
      | welcher ist günstiger | welches ist billiger | welche ist billiger | welcher ist billiger
      | das günstigste von | welches davon ist am günstigsten | welche davon ist am günstigsten
      | welcher davon ist am günstigsten | welche von beiden ist günstiger | welches von beiden ist günstiger
      | welcher von beiden ist günstiger
      """,
    dearest: """
      das teurere | der teurere | die teurere | den teureren | welches ist teurer | welche ist teurer
      | welcher ist teurer
      """,
    both:
      "die ersten beiden | die ersten zwei | die beiden ersten | den ersten beiden | von beiden | von den beiden | die beiden | den beiden | zwischen den beiden | zwischen beiden | beiden | zwischen ihnen | beide | der beiden",
    all: """
      welche davon | welches davon | welcher davon | welche von diesen | welche von denen | welche von ihnen
      | davon | diese hier | die da | von denen | von diesen
      | welche ist am | welches ist am | welcher ist am | welche sind am
      """,
    pronouns: """
      ist es | hat es | kann es | ist das | hat das | ist er | ist sie | hat er | hat sie | gibt es das
      | gibt es die | gibt es den | gibt's das | gibt's die | gibt's den | gibt es ihn | gibt es sie
      | gibt es es | dieser | diese | dieses | diesen | diesem | ihn | das da | darüber | habt ihr das
      | habt ihr die | habt ihr den | haben sie das | haben sie den | haben sie es | habt ihr es | kann man es
      | kann man das
      """,
    others: """
      mehr davon | zeig mir mehr | zeige mir mehr | zeigen sie mir mehr | mehr anzeigen | noch mehr | mehr bitte
      | weitere | noch andere | andere | anderes | etwas anderes | was anderes | was sonst | sonst noch was
      | sonst noch etwas | noch eins | noch einen | noch eine | ähnliche | etwas ähnliches | gibt es mehr
      | habt ihr mehr | haben sie mehr | gibt es noch andere | nächste seite
      """,
    cheaper: """
      etwas günstigeres | etwas billigeres | was günstigeres | was billigeres | günstigere | billigere
      | günstiger | billiger | preiswerter | weniger teuer | geht es günstiger | geht's günstiger | zu teuer
      | das ist zu teuer
      """,
    dearer: "etwas teureres | was teureres | teurere | teurer | hochwertigere",
    openers: """
      und | oder | aber | auch | dazu | und dazu | passend dazu | dazu passende | dazu passend | passende | und passende
      | was ist mit | wie wäre es mit | wie sieht es mit | und was ist mit | jetzt
      | nun | dann | stattdessen | ok | okay | gut | also | ach
      """,
    refiners: """
      in | mit | ohne | unter | über | für | nur | nicht | aber nicht | kein | keine | aus | bis | von | ab
      | weniger als | mehr als | kleiner | größer | leichter | wärmer | länger | kürzer | höchstens | mindestens
      | maximal | am liebsten | möglichst | gleiche | dasselbe | das gleiche | in der farbe
      """,
    anyPrice: """
      preis ist egal | der preis ist egal | preis egal | egal was es kostet | egal wie teuer
      | preis spielt keine rolle | der preis spielt keine rolle | ohne preislimit | ohne preisgrenze
      | preis ist mir egal | der preis ist mir egal | ist egal was es kostet | geld spielt keine rolle
      | was es kostet ist egal
      """,
    anyColor: """
      farbe ist egal | die farbe ist egal | farbe egal | egal welche farbe | jede farbe | alle farben
      | farbe spielt keine rolle | in jeder farbe
      | farbe ist mir egal | die farbe ist mir egal | egal in welcher farbe | welche farbe ist egal
      | ganz egal welche farbe
      """,
    fillers: """
      link url verlinke verlinken bitte zeig zeige zeigen mir mal mehr über erzähl erzähle etwas was gibt es habt ihr haben sie noch auch
      verfügbar lieferbar lager vorrätig preis kostet kosten viel wie welche welches welcher ist sind hat kann
      könnte will möchte nehme kaufen bestellen danke ja nein gut schön besser beste unterschied vergleiche
      vergleich details infos farbe farben größe größen version eins einen dann da doch denn eigentlich hätte hätten gern
      gerne wäre sortiere sortiert als warum wieso
      """,
    idioms: """
      gibt es hier | diesen winter | diesen sommer | dieses jahr | diese woche | dieses wochenende
      | diesen herbst | ist es möglich
      | das ist für | die sind für | es ist für | sie sind für | beide farben | beide größen | beides
      | beide sind ok | beide sind okay | beide sind gut
      | hauptsache | hauptsache es ist | solange es | wenn es nur
      """,
    changes: """
      mach mache machen machst draus daraus erhöhe erhöhen senke senken ändere setze setz setzen sag sagen wir
      lieber doch bis geh gehe gehen grenze limit budget hoch runter kann können auch bei rauf es auf dann
      stattdessen meine meinte ich
      """, articles: "der die das den dem diese dieser dieses",
    returning: """
      zurück zu | zurück zum | zurück zur | zurück zu den | nochmal zu | noch mal zu | noch einmal zu | wieder
      zu | nochmal zu den
      """,
    bigger: """
      größer | größere | größeren | größerer | größeres | eine größere | einen größeren | ein größeres | etwas
      größeres | was größeres | eine nummer größer | länger | längere | stärker | stärkere
      | stärkeren | stärkeres | einen stärkeren | eine stärkere | ein stärkeres | etwas stärkeres | was stärkeres
      | leistungsstärker | mehr leistung | heller | etwas helleres
      """,
    smaller: """
      kleiner | kleinere | kleineren | kleinerer | kleineres | eine kleinere | einen kleineren | ein kleineres |
      etwas kleineres | was kleineres | eine nummer kleiner | kürzer | kürzere
      """,
    denials: "nein ne nee nö sorry entschuldigung halt ach äh", corrections: "sondern lieber stattdessen")
}
