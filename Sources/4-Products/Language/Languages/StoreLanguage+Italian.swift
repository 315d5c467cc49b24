// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// Italian, `it`.
  package static let italian = StoreLanguage(
    code: "it", stemmers: ["light_italian", "italian"],
    stopWords: """
      il lo la i gli le l' un uno una di dall' dell' nell' sull' all' del della dei delle dello degli e o ed a
      al alla ai alle da dal dalla in nel nella
      con su per tra che chi cosa quale quali è sono c'è ci mi ti si mio mia vostro io tu voi noi dove come avete hai ha
      cerco cerca vorrei voglio mostrami mostra bisogno prodotto prodotti articolo articoli comprare qualche favore
      anche
      """,
    prices: italianPrices, facets: italianFacets,
    phrases: Phrases(
      nothing: "Non ho trovato nulla al riguardo nel catalogo di questo negozio.",
      tryOtherWords: "Provi con altre parole, oppure con il nome o il codice di un prodotto.",
      shopHas: "Il negozio offre, per esempio:",
      listOnly: "Al momento non posso scrivere una risposta completa. Questi sono i prodotti più pertinenti:",
      from: "da", inStock: "disponibile", outOfStock: "non disponibile",
      contradiction:
        "Nulla può costare almeno {low} e al massimo {high}: questi due limiti di prezzo si escludono a vicenda.",
      foreignCurrency:
        "Il suo limite di prezzo ({limit}) non è stato applicato, perché questo negozio vende in {shop}.",
      newestUnknown: "Qui non si sa quanto siano nuovi i prodotti, quindi non sono ordinati in base a questo.",
      ratingUnknown: "Qui non si conoscono le valutazioni dei prodotti, quindi non sono ordinati in base a queste.",
      missingIdentifier: "In questo negozio non c’è alcun prodotto {identifier}."),
    ownLetters: "ìò",
    talk: italianSmallTalk, references: italianReferences)

  private static let italianFacets = FacetWords(
    exclusions: """
      senza | tranne | eccetto | salvo | a parte | ma non in | ma non di | ma non | e non di | e non |
      niente di | niente in | che non sia di | che non sia | che non siano | diverso da | invece di | invece che |
      piuttosto che | anziché
      """, negations: "non né nessun nessuna nessuno niente nulla",
    gaps: """
      della dalla dal
      di in il la i gli le lo un una con sia siano colore taglia marca materiale d' dell'
      """, joints: "o oppure e né", contrasts: "ma bensì solo", endings: "o a i e", sizes: "taglia taglie numero",
    kindNouns: "tipo tipi genere generi stile modello modelli versione versioni",
    preferences: "piuttosto che", comparisons: "preferisco a | più che",
    permissions: """
      va bene | va bene anche | va bene lo stesso | andrebbe bene | vanno bene
      """, idioms: "non solo | non troppo | non più")

  private static let italianPrices = PriceWords(
    upper: [
      .needsCurrency: "ho | abbiamo | dispongo di",
      .price: """
      più economico di | più economica di | più economici di | più economiche di | meno caro di | meno cara di
      | meno costoso di | meno costosa di | meno costosi di | costi meno di | costino meno di | costa meno di
      | costano meno di | budget di | budget è di | budget è | budget | prezzo massimo | prezzo massimo di
      | spendere fino a | spendere | ho solo | pagare fino a | pagare
      """,
      .strong: """
      meno di | sotto i | sotto gli | sotto | al di sotto di | al di sotto dei | inferiore a | inferiori a | al massimo
      | massimo di | minore di | entro i | entro gli | non oltre | per meno di
      """,
      .weak: "fino a | fino ai | fino agli | max | massimo | massimi | entro | < | <= | =< | ≤",
    ],
    lower: [
      .price: "più caro di | più cara di | più cari di | più care di | più costoso di | più costosi di | costi più di"
        + " | costino più di | prezzo minimo",
      .weak: """
      più di | sopra i | sopra gli | sopra | oltre i | oltre gli | oltre | superiore a | superiori a | almeno
      | minimo | min | al di sopra di | al di sopra dei | maggiore di | superi | superino | supera | superare
      | ecceda | > | >= | => | ≥
      """,
      .needsPrice: "da | a partire da | dai",
    ],
    upperAfter: [
      .price: """
      di budget | è il mio limite | è il mio massimo | da spendere | è il mio budget | , non un centesimo
      di più | non un centesimo di più | , non di più | e non di più | , al massimo | , massimo | , max
      """,
      .strong: "o meno | e meno | al massimo | o inferiore | in giù | o più economico | a scendere",
      .weak: "max | massimo | massimi",
    ],
    lowerAfter: [
      .strong: "o più | e più | in su | o superiore | e oltre | o oltre | a salire",
      .needsPrice: "minimo | almeno | +",
    ],
    around: [
      .strong:
        "circa | intorno a | intorno ai | attorno a | attorno ai | intorno agli | attorno agli | sugli | approssimativamente | più o meno | ~ | ≈"
        + " | sui | sulle | all'incirca",
      .needsPrice: "verso | su",
    ],
    aroundAfter: "circa | più o meno | all'incirca",
    ranges: ["tra": "e - ed", "fra": "e - ed", "da": "a - ad", "dai": "ai agli -", "dagli": "ai agli -"],
    joints: "- a ad ai agli",
    determinerNegations: "niente nulla nessun nessuno nessuna eccetto tranne",
    particleNegations: "rifiuto non mai senza né no",
    gaps: """
      quelli quelle voglio vorrei spendere pagare che costi costino costa costano costare sia siano è sono può possono posso deve
      devono essere di niente nulla prodotti articoli qualcosa a intendo superare andare un una
      """,
    links: "di del dei un una i gli le la il prezzo budget totale circa : = è mio a solo spesa euro",
    price: """
      prezzo prezzi costa costano costi costino costare costo budget spendere spesa pagare economico economica economici
      economiche caro cara cari conveniente convenienti
      """,
    connectives: """
      per in con senza e o che di del della dei la il lo le gli i un una al alla da favore grazie ma se ciascuno totale
      massimo max circa avete hai c'è ci sono è spedizione l'uno a taglia misura
      """,
    units: """
      g kg grammi grammo chili chilo mg mm cm m km metri metro centimetri pollici pollice l ml cl litri litro v w kw
      watt
      volt mah ah hz gb tb mb mp px anno anni mese mesi giorno giorni settimana settimane ora ore minuti min secondi
      persone persona posti giocatori pezzi pezzo gradi % cento ° °c x volte km/h lumen recensioni stelle stella pagine
      colori tazze prodotti articoli gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre
      novembre
      dicembre
      """,
    scales: """
      taglia taglie numero misura misure età lunghezza larghezza altezza vita voto valutazione valutati stelle livello
      classe modello serie versione peso temperatura diametro potenza eu uk us volume stagione anno fattore
      """,
    children: "bambino bambini bambina bambine ragazzo ragazzi ragazza ragazze neonato neonati adolescenti minori kids",
    adults: "uomo uomini donna donne adulti persone signore anziani",
    measured: [
      ("manubri", 1...100), ("pesi", 1...60), ("kettlebell", 1...100), ("monitor", 5...55), ("schermo", 5...55),
      ("televisore", 5...86), ("televisori", 5...86),
    ],
    measuredWeakly: [
      ("zaino", 1...120), ("zaini", 1...120), ("tenda", 1...12), ("tende", 1...12), ("valigia", 1...150),
      ("corda", 1...200), ("sacco", 1...30), ("padella", 10...40), ("bicicletta", 8...30), ("puzzle", 1...5000),
    ],
    currencies: [
      dollars: "dollaro dollari", "EUR": "euro euri", "GBP": "sterlina sterline", "CHF": "franco franchi",
      "JPY": "yen", "PLN": "zloty", "RUB": "rublo rubli", "UAH": "grivnia", "INR": "rupie", "SEK NOK DKK CZK": "corone",
    ],
    multipliers: ["k": 1000, "mila": 1000, "mille": 1000],
    numbers: NumberWords(
      """
      uno=1 un=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 tredici=13
      quattordici=14 quindici=15 sedici=16 diciassette=17 diciotto=18 diciannove=19 ventuno=21 ventotto=28 trentuno=31
      trentotto=38 quarantuno=41 quarantotto=48 cinquantuno=51 cinquantotto=58 sessantuno=61 sessantotto=68
      settantuno=71 settantotto=78 ottantuno=81 ottantotto=88 novantuno=91 novantotto=98
      """,
      tens: """
        venti=20 trenta=30 quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 novanta=90
        """, hundreds: "cento=100 mille=1000 mila=1000", hundredJoiners: ["", "e"],
      counting: """
        zero=0 una=1 tré=3 decina=10 dozzina=12 ventina=20 trentina=30 quarantina=40 cinquantina=50 centinaio=100
        """),
    cheapest:
      "il più economico possibile | il meno caro | la meno cara | meno costoso | prezzo più basso | più economico | più economica"
      + " | più economici | più economiche | più conveniente"
      + " | prezzo crescente | in ordine di prezzo | ordina per prezzo | ordinati per prezzo | ordinare per prezzo | dal più economico al più caro | dal meno caro al più caro | dal più economico | dal meno caro | minor prezzo | prezzo minore | che costa meno | che costano meno | meno costosa | meno costosi | meno cari | meno care",
    dearest: "più caro | più cara | più cari | più care | più costoso | più costosa | prezzo più alto"
      + " | decrescente | prezzo decrescente | dal più caro al più economico | dal più caro al meno caro | dal più caro | che costa di più",
    newest: """
      più nuovo | più nuova | più nuovi | più nuove | più recente | più recenti | novità | ultimi arrivi
      | ultime novità | nuovi arrivi
      """,
    bestRated: """
      più votato | più votati | meglio recensito | meglio recensita | meglio recensiti | meglio recensite
      | migliori recensioni | meglio valutato | meglio valutata | meglio valutati | meglio valutate
      | valutazioni migliori | valutazione più alta | migliori valutazioni
      """,
    sorting: "ordina ordinati ordinate ordinare prima", sortingBehind: "prima crescente")

  private static let italianSmallTalk = SmallTalk(
    [
      .greeting: "ciao | salve | buongiorno | buon giorno | buonasera | buona sera | come va | come stai | come sta",
      .thanks: "grazie | grazie mille | molte grazie | ti ringrazio | la ringrazio",
      .service: """
      quanto costa la spedizione | spese di spedizione | spedizione | tempi di consegna
      | quando arriva il mio ordine | dov'è il mio ordine | il mio ordine | posso restituirlo | reso | resi
      | rimborso | garanzia | orari di apertura | metodi di pagamento | come posso pagare
      | voglio parlare con una persona | servizio clienti | assistenza clienti | raccontami una barzelletta
      | annullare il mio ordine | reclamo
      """,
      .farewell: "arrivederci | a presto | a dopo | addio | buona giornata | buona serata | buonanotte | buona notte",
      .identity: """
      chi sei | chi è lei | cosa sei | con chi parlo | sei un robot | sei un bot | sei umano | sei una ia
      | sei una persona | come ti chiami | come si chiama
      """,
      .help: """
      aiuto | aiutami | mi aiuti | mi puoi aiutare | puoi aiutarmi | può aiutarmi | ho bisogno di aiuto
      | cosa puoi fare | cosa sai fare | che cosa puoi fare | cosa posso chiedere | come funziona
      """,
    ],
    fillers: """
      perfetto bene ottimo fantastico va sì interessante a tutti tutte tanto molto per il tuo suo l'aiuto di tutto
      e ok va bene favore perfetto ottimo ciao questo è
      """,
    approvals: "perfetto ottimo fantastico ok capito haha",
    answers: [
      .greeting: "Buongiorno! Che cosa cerca? Cerco per Lei nel catalogo di questo negozio.",
      .thanks: "Prego! Mi chieda quando vuole dei prodotti di questo negozio.",
      .service: """
      Posso aiutare solo con i prodotti di questo negozio. Per ordini, spedizioni, resi e pagamenti si \
      rivolga al servizio clienti.
      """,
      .farewell: "Arrivederci! Sono qui quando vuole cercare qualcosa.",
      .identity:
        "Sono l'assistente IA di questo negozio. Trovo prodotti nel suo catalogo e rispondo alle domande su di essi.",
      .help: """
      Mi dica che cosa cerca: un tipo di prodotto, un colore, una taglia, un limite di prezzo, oppure il nome o il \
      codice di un prodotto. Cerco nel catalogo di questo negozio e rispondo con quello che dice.
      """,
    ])

  private static let italianReferences = ReferenceWords(
    places: [
      "il primo | la prima | numero 1",
      "il secondo | la seconda | numero 2",
      "il terzo | la terza | numero 3",
      "il quarto | la quarta | numero 4",
      "il quinto | la quinta | numero 5",
    ],
    last: "l'ultimo | l'ultima",
    cheapest: """
      il meno caro | la meno cara | il più economico | la più economica | quale costa meno | quale costa di meno
      | qual è il meno caro | qual è il più economico | qual è la più economica | quale dei due costa meno
      | quale delle due costa meno
      """,
    dearest: "il più caro | la più cara | quale costa di più",
    both:
      "i primi due | le prime due | dei due | delle due | i due | le due | tra i due | tra le due | fra i due | fra le due | tra loro | entrambi | entrambe | quale dei due | quale delle due",
    all: """
      quale di questi | quale di queste | quali di questi | quali | questi | queste | quelli | quelle | di loro
      | quale
      """,
    pronouns: """
      questo | questa | quello | quella | ce l'avete | l'avete | lo avete | la avete | è disponibile | c'è in
      | esiste in | è impermeabile
      """,
    others: """
      mostrami altri | mostrami altro | mostrami di più | mostrami ancora | altri | altre | un altro | un'altra
      | altro | qualcos'altro | qualcosa di diverso | che altro | cos'altro | simili | qualcosa di simile
      | più opzioni | ce ne sono altri | ne avete altri | ancora
      """,
    cheaper: """
      meno caro | meno cara | meno cari | meno costoso | più economico | più economica | più economici
      | qualcosa di meno caro | qualcosa di più economico | costa meno | troppo caro | è troppo caro
      """,
    dearer: "più caro | più cara | più cari | più costoso | qualcosa di più caro",
    openers: """
      e | o | ma | anche | abbinato | abbinata | e abbinato | che ne dici di | che mi dici di
      | e per quanto riguarda | adesso | ora | allora
      | invece | ok | va bene
      """,
    refiners: """
      in | con | senza | solo | soltanto | non | ma non | per | sotto | sotto i | meno di | più di | fino a
      | a partire da | più piccolo | più grande | più leggero | di colore | lo stesso | la stessa | della taglia
      | al massimo | preferibilmente
      """,
    anyPrice: """
      il prezzo non importa | non importa il prezzo | qualsiasi prezzo | qualunque prezzo
      | senza limiti di prezzo
      | il prezzo non è importante | non mi importa il prezzo | non importa quanto costa
      """,
    anyColor: """
      qualsiasi colore | qualunque colore | il colore non importa | non importa il colore | tutti i colori
      | non mi importa il colore | il colore non è importante | di qualsiasi colore
      """,
    fillers: """
      link url mostrami dimmi parlami di più su qualcosa qualche per favore disponibile disponibili magazzino prezzo
      costa quanto costano che quale è sono ha hanno c'è può vorrei voglio comprare ordinare sì no bene meglio
      migliore differenza confronta confrontare dettagli info colore taglia misura versione anche ancora grazie
      mi perché
      """,
    idioms: """
      questo fine settimana | questo inverno | quest'estate | questa estate | quest'anno | questa settimana
      | questo negozio | è possibile
      | è per | sono per | entrambi i colori | tutti e due i colori
      | basta che sia | purché sia | l'importante è che sia
      """,
    changes: """
      metti mettiamo facciamo fai diciamo alza alziamo alzalo abbassa abbassalo arriva arrivo arrivare
      posso piuttosto budget limite allora ok lo la a portalo massimo volevo dire
      """, articles: "il lo la i gli le quello quella",
    returning: """
      torniamo a | torniamo ai | torniamo alle | torniamo agli | torniamo alla | tornando a | tornando ai |
      tornando alle
      """,
    bigger: """
      più grande | più grandi | uno più grande | una più grande | qualcosa di più grande | più lungo | più lunga
      | più potente | più potenti | più forte | qualcosa di più potente | più luminosa
      """,
    smaller: """
      più piccolo | più piccola | più piccoli | uno più piccolo | una più piccola | qualcosa di più piccolo |
      più corto | più corta
      """,
    denials: "no scusa scusi aspetta", corrections: "ma bensì piuttosto")
}
