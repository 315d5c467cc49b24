// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// Polish, `pl`.
  package static let polish = StoreLanguage(
    code: "pl", stemmers: [],
    stopWords: """
      i a w we z ze na do od dla o u po za przez pod jest są jaki jaka jakie jakiś jakaś jakieś który która które co czy
      gdzie jak kto ja ty pan pani państwo my wy mi mnie mój moja macie masz mają ma mam szukam poszukuję pokaż pokażcie
      chcę chciałbym chciałabym potrzebuję kupić produkt produkty artykuł artykuły proszę się to ten ta te też również
      """,
    prices: polishPrices, facets: polishFacets,
    phrases: Phrases(
      nothing: "Nie znalazłem nic na ten temat w katalogu tego sklepu.",
      tryOtherWords: "Proszę spróbować innych słów albo nazwy lub numeru produktu.",
      shopHas: "Sklep oferuje na przykład:",
      listOnly: "W tej chwili nie mogę napisać pełnej odpowiedzi. Najlepiej pasują te produkty:",
      from: "od", inStock: "dostępny", outOfStock: "niedostępny",
      contradiction:
        "Nic nie może kosztować co najmniej {low} i co najwyżej {high}: te dwie granice ceny wykluczają się.",
      foreignCurrency:
        "Granica ceny ({limit}) nie została zastosowana, ponieważ ten sklep sprzedaje w {shop}.",
      newestUnknown: "Nie wiadomo tu, jak nowe są produkty, więc nie są według tego posortowane.",
      ratingUnknown: "Oceny produktów nie są tu znane, więc nie są według nich posortowane.",
      missingIdentifier: "W tym sklepie nie ma produktu {identifier}."),
    ownLetters: "ąęłńśźż",
    talk: polishSmallTalk, references: polishReferences)

  private static let polishFacets = FacetWords(
    exclusions: """
      bez | oprócz | poza | z wyjątkiem | ale nie z | ale nie w | ale nie | i nie | tylko nie | prócz | zamiast
      """, negations: "nie ani żaden żadna żadne żadnych nic",
    gaps: "od ze z ze w we do o kolorze kolor rozmiar marki materiał",
    joints: "lub albo i oraz ani", contrasts: "ale tylko lecz",
    endings: """
      y a e i ie iego iej iemu im ich imi ego ej emu ym ych ymi ą ę ów ami ach em u owy owa owe owego owej owych
      """, sizes: "rozmiar rozmiarze rozmiaru",
    kindNouns: "typ typu typy rodzaj rodzaju rodzaje model modelu modele wersja wersji styl stylu",
    preferences: "raczej niż | wolę niż", comparisons: "bardziej niż",
    permissions: """
      też może być | może być | też może być ok | też jest ok | też będzie dobrze
      """, idioms: "nie tylko | nie za | nie więcej")

  private static let polishPrices = PriceWords(
    upper: [
      .needsCurrency: "mam do wydania | mamy do wydania | mam | mamy",
      .price: """
      tańsze niż | tańszy niż | tańsza niż | tańszego niż | tańszej niż | tańszych niż | tańszego od | tańszej od
      | tańsze od | tańszy od | tańsza od | taniej niż | kosztuje mniej niż
      | kosztujące mniej niż | budżet do | budżet to | budżet | budżetem | budżecie | cena do | cenie do | ceną do
      | wydać do | maksymalna cena | cena maksymalna | cena maksymalnie | kwota do | kwocie do | zapłacić do | mam tylko
      """,
      .strong: "poniżej | mniej niż | mniej od | niższe niż | niższa niż | mniejsze niż | najwyżej | co najwyżej | pod",
      .weak: "do | maksymalnie | maks | max | maksimum | w granicach do | < | <= | =< | ≤",
    ],
    lower: [
      .price:
        "droższego niż | droższej niż | droższych niż | droższe niż | droższy niż | droższa niż | droższe od | droższy od | drożej niż | cena od | cenie od",
      .weak: """
      powyżej | ponad | więcej niż | więcej od | wyższe niż | wyższa niż | co najmniej | przynajmniej | minimum
      | minimalnie | min | przekracza | przekraczać | przekraczające | przekraczało | > | >= | => | ≥
      """,
      .needsPrice: "od | począwszy od",
    ],
    upperAfter: [
      .price: """
      budżetu | do wydania | to mój limit | to moje maksimum | budżet | , ani grosza więcej | ani grosza
      więcej | , nie więcej | i nie więcej | , maksymalnie | , maks | , max
      """,
      .strong: "lub mniej | albo mniej | i mniej | lub taniej | i taniej | lub poniżej | i poniżej | w dół",
      .weak: "maksymalnie | maks | max | maksimum",
    ],
    lowerAfter: [
      .strong: "lub więcej | albo więcej | i więcej | wzwyż | w górę | lub drożej | i drożej | i wyżej",
      .needsPrice: "minimum | +",
    ],
    around: [
      .strong:
        "około | ok | mniej więcej | w okolicach | w okolicy | w granicach | circa | ~ | ≈ | jakieś | w przybliżeniu",
      .needsPrice: "koło | za jakieś",
    ],
    aroundAfter: "mniej więcej | około",
    ranges: ["między": "a i - do", "pomiędzy": "a i -", "od": "do -", "miedzy": "a i - do"], joints: "- do",
    determinerNegations: "żaden żadna żadne żadnych nic nikt oprócz",
    particleNegations: "odmawiam nie nigdy bez ani",
    gaps: """
      tych te takich chcę chciałbym chciałabym mogę może mogą wydać wydawać zapłacić płacić być było kosztować kosztowało kosztuje
      kosztują które który która żeby aby co są jest powinno powinna powinny powinien cena ceny produktów niczego
      """,
    links: "niż od kwoty kwota cena ceny ceną cenie sumy sumie około : = to mój mam wynosi kosztować niz",
    price: """
      cena ceny cenie ceną cen kosztuje kosztują kosztować kosztujące koszt budżet budżetem budżetu budżecie wydać tani
      tanie tania tanio drogi drogie zapłacić kwota kwoty kwocie przedział przedziale
      """,
    connectives: """
      dla w we z ze bez i lub albo oraz proszę który która które na do za od po ale jeśli dziękuję razem sztukę sztuka
      każdy macie są jest czy maksymalnie a o rozmiar
      """,
    units: """
      g kg gram gramów kilo kilogramów dag mg mm cm m km metr metry metrów centymetrów cal cale cali l ml cl litr litry
      litrów v w kw wat watów mah ah hz gb tb mb mp px rok roku lata lat miesiąc miesiące miesięcy dzień dni tydzień
      tygodni godzin godziny godz minut min sekund osób osoby osobowy osobowe graczy sztuk szt części stopni % procent °
      °c x razy km/h lumenów opinii recenzji gwiazdek gwiazdki stron kolorów produktów elementów stycznia lutego
      marca kwietnia maja
      czerwca lipca sierpnia września października listopada grudnia
      """,
    scales: """
      rozmiar rozmiary rozmiarze wiek wieku długość szerokość wysokość obwód ocena ocenie oceną ocenione gwiazdki poziom
      klasa model seria wersja numer nr waga wadze temperatura średnica moc eu uk us tom sezon rok faktor
      """,
    children: """
      dziecko dzieci dziecka dzieciom chłopiec chłopców chłopca dziewczynka dziewczynek dziewczynki niemowląt niemowlę
      młodzieży nastolatków kids maluchów
      """,
    adults: "mężczyzn mężczyzna kobiet kobieta kobiety dorosłych osób ludzi seniorów pań panów",
    measured: [
      ("hantl", 1...100), ("hantel", 1...60), ("kettl", 1...100), ("monitor", 5...55), ("telewizor", 5...86),
      ("ekran", 5...55), ("obciążnik", 1...100),
    ],
    measuredWeakly: [
      ("plecak", 1...120), ("namiot", 1...12), ("walizk", 1...150), ("lin", 1...200), ("śpiwor", 1...30),
      ("śpiwór", 1...30), ("rower", 8...30), ("patelni", 10...40), ("puzzle", 1...5000),
    ],
    currencies: [
      dollars: "dolar dolary dolarów dolara dolarach", "EUR": "euro eurów", "GBP": "funt funty funtów funta",
      "PLN": "zł zl złoty złote złotych złotego zlotych zlote pln", "CHF": "frank franki franków",
      "CZK SEK NOK DKK": "korona korony koron", "HUF": "forint forinty forintów", "UAH": "hrywna hrywny hrywien",
      "RUB": "rubel ruble rubli",
      "JPY": "jen jeny jenów",
    ],
    multipliers: [
      "k": 1000, "stówy": 100, "stówki": 100, "tysiaki": 1000, "tys": 1000, "tysiąc": 1000, "tysiące": 1000,
      "tysięcy": 1000, "tysiąca": 1000, "mln": 1_000_000,
    ],
    numbers: NumberWords(
      """
      jeden=1 dwa=2 trzy=3 cztery=4 pięć=5 sześć=6 siedem=7 osiem=8 dziewięć=9 dziesięć=10 jedenaście=11 dwanaście=12
      trzynaście=13 czternaście=14 piętnaście=15 szesnaście=16 siedemnaście=17 osiemnaście=18 dziewiętnaście=19
      dwóch=2 trzech=3 czterech=4 pięciu=5 sześciu=6 siedmiu=7 ośmiu=8 dziewięciu=9 dziesięciu=10 piętnastu=15
      """,
      tens: """
        dwadzieścia=20 trzydzieści=30 czterdzieści=40 pięćdziesiąt=50 sześćdziesiąt=60 siedemdziesiąt=70
        osiemdziesiąt=80 dziewięćdziesiąt=90 dwudziestu=20 trzydziestu=30 czterdziestu=40 pięćdziesięciu=50
        sześćdziesięciu=60 siedemdziesięciu=70 osiemdziesięciu=80 dziewięćdziesięciu=90
        """,
      onesInCompounds: "dwie=2 jedną=1",
      hundreds: """
        sto=100 stu=100 dwieście=200 dwustu=200 trzysta=300 trzystu=300 czterysta=400 czterystu=400 pięćset=500 pięciuset=500
        sześćset=600 siedemset=700 osiemset=800 dziewięćset=900 tysiąc=1000 tysiąca=1000 tysiące=1000 tysięcy=1000
        """,
      counting: "zero=0 jedna=1 tuzin=12 setka=100 setkę=100"),
    cheapest:
      "jak najtaniej | jak najtańszy | jak najtańsza | najniższa cena | najniższej cenie | najniższą cenę | najmniej kosztuje"
      + " | cena rosnąco | ceny rosnąco | cenie rosnąco | rosnąco według ceny | od najtańszych | od najtańszego | od najtańszej | sortuj po cenie | sortuj według ceny | najmniejsza cena | najtaniej",
    dearest: "najwyższa cena | najwyższej cenie"
      + " | malejąco | cena malejąco | ceny malejąco | cenie malejąco | od najdroższych | od najdroższego",
    cheapestPrefixes: "najtań", dearestPrefixes: "najdroż",
    newest: """
      najnowszy | najnowsza | najnowsze | najnowszych | najnowszą | najnowszego | nowości | ostatnio dodane
      """,
    bestRated: """
      najlepiej oceniane | najlepiej oceniany | najlepiej oceniana | najlepiej ocenianych | najwyżej oceniane
      | najwyżej oceniany | najwyżej oceniana | najlepsze oceny | najlepszymi ocenami | najlepsze opinie
      | najlepszymi opiniami | najwyższa ocena
      """,
    sorting: "sortuj sortowanie najpierw", sortingBehind: "najpierw rosnąco")

  private static let polishSmallTalk = SmallTalk(
    [
      .greeting: "cześć | hej | witam | witaj | dzień dobry | dobry wieczór | siema | jak się masz | co słychać",
      .thanks: "dzięki | dziękuję | dziękuje | wielkie dzięki | bardzo dziękuję | dziękuję bardzo",
      .service: """
      ile kosztuje dostawa | koszt dostawy | koszty wysyłki | dostawa | wysyłka | czas dostawy
      | kiedy przyjdzie moje zamówienie | gdzie jest moje zamówienie | moje zamówienie | czy mogę to zwrócić
      | zwrot | zwroty | reklamacja | zwrot pieniędzy | gwarancja | godziny otwarcia | metody płatności
      | jak mogę zapłacić | chcę rozmawiać z człowiekiem | obsługa klienta | opowiedz żart | anulować zamówienie
      """,
      .farewell: "do widzenia | na razie | do zobaczenia | miłego dnia | dobranoc | żegnaj",
      .identity: """
      kim jesteś | kim pan jest | kim pani jest | czym jesteś | jesteś botem | jesteś robotem | czy jesteś botem
      | czy jesteś robotem | czy jesteś człowiekiem | jesteś człowiekiem | jak masz na imię | jak się nazywasz
      | z kim rozmawiam
      """,
      .help: """
      pomoc | pomocy | pomóż | pomóż mi | możesz mi pomóc | czy możesz mi pomóc | potrzebuję pomocy | co potrafisz
      | co umiesz | co możesz zrobić | o co mogę zapytać | jak to działa
      """,
    ],
    fillers: """
      super świetnie fajnie dobrze ok tak ciekawe wszystkim wszystkich państwu bardzo i ok dobrze proszę za pomoc
      ci wam to super świetnie wszystko tyle
      """,
    approvals: "super świetnie fajnie ok okej rozumiem haha",
    answers: [
      .greeting: "Dzień dobry! Czego Pan/Pani szuka? Przeszukam katalog tego sklepu.",
      .thanks: "Nie ma za co! Proszę pytać o produkty tego sklepu.",
      .service: """
      Mogę pomóc tylko w sprawie produktów tego sklepu. W sprawie zamówień, dostawy, zwrotów i płatności \
      proszę pytać obsługę klienta.
      """,
      .farewell: "Do widzenia! Jestem tu, gdy będzie potrzebna pomoc w szukaniu.",
      .identity: "Jestem asystentem AI tego sklepu. Znajduję produkty w katalogu i odpowiadam na pytania o nie.",
      .help: """
      Proszę napisać, czego Pan/Pani szuka: rodzaj produktu, kolor, rozmiar, limit ceny albo nazwa lub numer \
      produktu. Przeszukuję katalog tego sklepu i odpowiadam na jego podstawie.
      """,
    ])

  private static let polishReferences = ReferenceWords(
    places: [
      """
      ten pierwszy | ta pierwsza | to pierwsze | tego pierwszego | tej pierwszej | pierwszy z nich | pierwszy
      | pierwsza | pierwsze | numer 1
      """,
      """
      ten drugi | ta druga | to drugie | tego drugiego | tej drugiej | drugi z nich | drugi | druga | drugie
      | numer 2
      """,
      "ten trzeci | ta trzecia | to trzecie | trzeci z nich | trzeci | trzecia | numer 3",
      "ten czwarty | ta czwarta | numer 4",
      "ten piąty | ta piąta | numer 5",
    ],
    last: "ten ostatni | ta ostatnia | ostatni z nich | ostatni",
    cheapest: """
      ten tańszy | ta tańsza | to tańsze | który jest tańszy | która jest tańsza | które jest tańsze
      | który z nich jest tańszy | który z nich jest najtańszy | najtańszy z nich | najtańsza z nich
      | która z nich jest tańsza | która z nich jest najtańsza
      """,
    dearest: "ten droższy | ta droższa | to droższe | który jest droższy | która jest droższa",
    both:
      "dwa pierwsze | pierwsze dwa | dwie pierwsze | z tych dwóch | z dwóch | oba | obie | między nimi | pomiędzy nimi | między tymi dwoma | między obydwoma | między oboma | te dwa | te dwie | z obu",
    all: """
      który z nich | która z nich | które z nich | któreś z nich | z nich | one | te | które z tych | który
      | która | które
      """,
    pronouns: """
      czy jest | czy on | czy ona | czy ono | ten | ta | tego | tej | go | jego | jej | macie go | macie ją
      | macie to | czy to | w nim | o nim | o niej
      """,
    others: """
      pokaż więcej | pokaż mi więcej | więcej | więcej opcji | inne | inny | inna | coś innego | jeszcze jakieś
      | jakieś inne | co jeszcze | coś jeszcze | jeszcze inne | podobne | coś podobnego | macie więcej
      | czy są inne | następna strona
      """,
    cheaper: """
      tańsze | tańszy | tańsza | taniej | coś tańszego | mniej kosztowne | za drogie | za drogi | to za drogo
      | zbyt drogie
      """,
    dearer: "droższe | droższy | droższa | coś droższego",
    openers: """
      a | i | lub | albo | ale | też | do tego | a do tego | pasujące | i do tego | a co z | teraz | a teraz
      | to może | a może | zamiast tego | dobra | ok
      """,
    refiners: """
      w | we | z | ze | bez | tylko | nie | ale nie | dla | do | poniżej | powyżej | od | mniej niż | więcej niż
      | mniejsze | większe | lżejsze | cieplejsze | taki sam | ta sama | w kolorze | w rozmiarze | najlepiej
      | maksymalnie | za mniej niż
      """,
    anyPrice: """
      cena nie ma znaczenia | cena nie gra roli | bez względu na cenę | niezależnie od ceny
      | obojętnie jaka cena | każda cena
      | cena nieważna | nieważne ile kosztuje | wszystko jedno ile kosztuje
      """,
    anyColor: """
      kolor nie ma znaczenia | dowolny kolor | obojętnie jaki kolor | każdy kolor | kolor obojętny
      | wszystkie kolory
      | kolor nieważny | nieważne jaki kolor | wszystko jedno jaki kolor
      """,
    fillers: """
      link linka url poproszę pokaż pokażcie powiedz mi więcej o coś jakieś jakiś proszę dostępny dostępna dostępne magazynie cena
      kosztuje kosztują ile jak jaki jaka jakie czy jest są ma mają macie może chcę chciałbym chciałabym kupić
      zamówić tak nie dobrze lepszy lepsza różnica porównaj szczegóły info kolor kolorze koloru rozmiaru rozmiarze rozmiar wersja jeszcze też
      dzięki dziękuję biorę się sortuj dlaczego
      """,
    idioms: """
      tej zimy | tego lata | w tym roku | w tym tygodniu | ten weekend | w ten weekend | ten sklep | tym sklepie
      | tego roku | czy jest możliwe
      | to dla | to jest dla | są dla | oba kolory
      | byle był | byle była | byle było | byle były
      """,
    changes: """
      zrób zróbmy powiedzmy podnieś zwiększ obniż zmień jednak mogę dać niech będzie raczej budżet limit
      to do na wtedy maksymalnie chodziło mi o
      """, articles: "ten ta to tę tą tego",
    returning: """
      wróćmy do | wracając do | powrót do | z powrotem do | wracamy do
      """,
    bigger: """
      większy | większa | większe | coś większego | o rozmiar większy | dłuższy | dłuższa | dłuższe
      | mocniejszy | mocniejsza | mocniejsze | coś mocniejszego | silniejszy | jaśniejsza
      """,
    smaller: """
      mniejszy | mniejsza | mniejsze | coś mniejszego | o rozmiar mniejszy | krótszy | krótsza
      """,
    denials: "nie przepraszam czekaj sorry", corrections: "ale lecz tylko a raczej")
}
