// SPDX-License-Identifier: Apache-2.0

/// Phrasings that mean the same in a shop of their own language and in one whose texts are English.
extension PricePhrasing {
  static let inAnyStore: [PricePhrasing] = table(anyStore).flatMap { phrasing in
    var english = phrasing
    english.language = "en"
    return phrasing.language == "en" ? [phrasing] : [phrasing, english]
  }

  private static let anyStore = """
    en|USD||40|gaming mouse, 40 bucks tops
    en|USD|42.5|57.5|something nice for around fifty dollars
    en|USD||100|sub $100 wireless headphones
    en|USD||75|a desk lamp no pricier than 75
    en|USD||75|desk lamp, don't go over 75
    en|USD||200|I have 200 dollars to spend on a chair
    en|USD||150|office chair with a price ceiling of 150 dollars
    en|USD|30|60|keyboards priced at 30 to 60
    en|USD|100|200|anything above a hundred dollars but below two hundred
    en|USD|80||coffee maker not less than 80 bucks
    en|USD|100|250|a tent costing no less than 100 and no more than 250
    en|USD|20|40|toaster in the 20-40 dollar range
    en|USD||500|we can't afford more than 500 for a sofa
    en|USD|127.5|172.5|monitor $150 or thereabouts
    en|USD||60|a blender that won't set me back more than $60
    en|USD||500|five hundred dollars max for a laptop
    en|USD|1500||a gaming pc for at least 1.5k
    en|USD||1200.50|laptop < 1,200.50 USD
    en|USD||50|speakers below the 50 dollar mark
    en|USD||90|none of them should exceed $90
    en|USD||35|backpack, my limit is 35 dollars
    en|USD||25|gifts that cost twenty five dollars or less
    en|USD|20||nothing below 20 dollars please, a decent umbrella
    en|USD||300|vacuum cleaner, I'm not paying over 300
    de|EUR||80|Kopfhörer, maximal 80 Euro
    de|EUR||120|eine Jacke für höchstens 120 €
    de|EUR||200|Zelt nicht über 200 Euro
    de|EUR|50|90|Stuhl zwischen 50 und 90 Euro
    de|EUR|30||Lampe ab 30 Euro
    de|EUR||100|ein Rucksack, der nicht mehr als 100 Euro kostet
    de|EUR||20|etwas Schönes für unter 20 €
    de|EUR||150|mein Budget liegt bei 150 Euro für ein Zelt
    de|EUR||50|Schal bis fünfzig Euro
    de|EUR|34|46|eine Mütze für so um die 40 Euro
    de|EUR|100|200|Schlafsack, mindestens 100, höchstens 200 Euro
    de|EUR|85|115|Schlafsack um die 100 € herum
    de|EUR||75|eine Lampe, keinesfalls teurer als 75 Euro
    de|EUR|100||die Uhr darf ruhig über 100 Euro kosten
    de|EUR|100|150|Uhr von 100 bis 150 €
    de|EUR||200|Stiefel für weniger als zweihundert Euro
    de|EUR||60|ich will keinesfalls über 60 Euro für einen Schal ausgeben
    fr|EUR||80|un casque à moins de 80 euros
    fr|EUR||50|des gants, pas plus de 50 €
    fr|EUR|20|40|une lampe entre 20 et 40 euros
    fr|EUR|85|115|une tente autour de 100 €
    fr|EUR||60|je ne veux pas dépenser plus de 60 euros pour un sac
    fr|EUR||150|chaise de bureau budget max 150 €
    fr|EUR|30||un couteau à partir de 30 euros
    fr|EUR||200|une montre jusqu'à 200 €
    en|EUR||200|imprimante jusqu'à 200 €
    en|EUR||200|imprimante jusqu’à 200 EUR
    fr|EUR|50||un sac à dos d'au moins 50 euros
    fr|EUR|100|200|des bottes de 100 à 200 euros
    fr|EUR||90|une veste qui ne dépasse pas 90 euros
    fr|EUR||50|un bonnet pour moins de cinquante euros
    fr|EUR|40||un parapluie pas moins de 40 euros
    fr|EUR||70|une lampe 70 euros maximum
    fr|EUR||100|un manteau, rien au-dessus de 100 €
    fr|EUR||45|gourde moins chère que 45 euros
    es|EUR||50|auriculares por menos de 50 euros
    es|EUR||80|una mochila que no pase de 80 euros
    es|EUR||100|unas botas que no superen los 100 €
    es|EUR||60|una lámpara hasta 60 euros
    es|EUR||75|guantes, como mucho 75 €
    es|EUR||40|una gorra por no más de 40 euros
    es|EUR|100|200|un reloj entre 100 y 200 euros
    es|EUR|30||cuchillos a partir de 30 €
    es|EUR|42.5|57.5|una manta de alrededor de 50 euros
    es|EUR||90|una silla por debajo de 90 euros
    es|EUR|20|30|calcetines de 20 a 30 euros
    es|EUR||120|no quiero gastar más de 120 euros en una chaqueta
    es|EUR||300|tengo un presupuesto de 300 euros para una tienda de campaña
    es|EUR||70|un bolso, nada por encima de 70 euros
    es|EUR||40|algo más barato que 40 euros
    es|EUR|42.5|57.5|una camiseta de unos cincuenta euros
    it|EUR||50|cuffie a meno di 50 euro
    it|EUR||100|uno zaino sotto i 100 euro
    it|EUR||80|una giacca per non più di 80 €
    it|EUR||60|una lampada fino a 60 euro
    it|EUR||75|guanti, al massimo 75 euro
    it|EUR|20|40|un coltello tra 20 e 40 euro
    it|EUR|42.5|57.5|una coperta intorno ai 50 euro
    it|EUR|30||scarpe a partire da 30 euro
    it|EUR||90|stivali che non superino i 90 euro
    it|EUR||120|non voglio spendere più di 120 euro per una borsa
    it|EUR||200|ho un budget di 200 euro per una tenda
    it|EUR|50|100|un orologio dai 50 ai 100 euro
    it|EUR|42.5|57.5|un regalo sui 50 euro
    it|EUR||70|un cappello, niente oltre i 70 euro
    it|EUR||150|una sedia entro i 150 euro
    it|EUR|200||un divano sopra i 200 euro
    it|EUR|40||un ombrello da non meno di 40 euro
    nl|EUR||50|koptelefoon onder de 50 euro
    nl|EUR||80|een rugzak van maximaal 80 euro
    nl|EUR||60|een lamp, niet meer dan 60 euro
    nl|EUR|20|40|handschoenen tussen de 20 en 40 euro
    nl|EUR||100|een jas tot 100 euro
    nl|EUR|42.5|57.5|een deken van rond de 50 euro
    nl|EUR|30||schoenen vanaf 30 euro
    nl|EUR||75|een tas voor minder dan 75 euro
    nl|EUR||90|een stoel van hoogstens 90 euro
    nl|EUR||120|ik wil niet meer dan 120 euro uitgeven aan een tent
    nl|EUR||200|ik heb een budget van 200 euro voor een fiets
    nl|EUR|50|100|een horloge van 50 tot 100 euro
    nl|EUR||70|een muts, niets boven de 70 euro
    nl|EUR||45|sokken niet duurder dan 45 euro
    nl|EUR|42.5|57.5|een cadeau van ongeveer vijftig euro
    nl|EUR||65|de tas mag maximaal 65 euro kosten
    pl|PLN||200|plecak do 200 zł
    pl|PLN||150|słuchawki poniżej 150 zł
    pl|PLN||100|lampa za nie więcej niż 100 zł
    pl|PLN||300|buty nie droższe niż 300 złotych
    pl|PLN|50|100|rękawiczki między 50 a 100 zł
    pl|PLN|100|200|koc od 100 do 200 zł
    pl|PLN|68|92|czapka za około 80 zł
    pl|PLN||250|torba za maksymalnie 250 zł
    pl|PLN|100||nóż za co najmniej 100 zł
    pl|PLN|500||namiot powyżej 500 zł
    pl|PLN||60|coś tańszego niż 60 zł
    pl|PLN||120|nie chcę wydać więcej niż 120 zł na kurtkę
    pl|PLN||400|mam budżet 400 zł na krzesło
    pl|PLN||70|szalik, nic powyżej 70 zł
    pl|PLN||300|kurtka w cenie do 300 zł
    pl|PLN||100|prezent za mniej niż sto złotych
    uk|UAH||500|рюкзак до 500 грн
    uk|UAH||1000|куртка не дорожче 1000 гривень
    uk|UAH||300|рукавички дешевше 300 грн
    uk|UAH|200|400|ліхтар від 200 до 400 грн
    uk|UAH|200|400|шапка між 200 і 400 грн
    uk|UAH|425|575|ковдра близько 500 грн
    uk|UAH||800|сумка не більше 800 грн
    uk|UAH|1000||ніж щонайменше за 1000 грн
    uk|UAH|2000||намет понад 2000 грн
    uk|UAH||700|не хочу витрачати більше 700 грн на взуття
    uk|UAH||450|парасолька максимум 450 грн
    uk|UAH||1500|маю бюджет 1500 грн на крісло
    uk|UAH||600|шарф, нічого дорожчого за 600 грн
    uk|UAH||250|щось менше ніж за 250 грн
    uk|UAH||900|чоботи в межах 900 грн
    uk|UAH|300||термос не дешевше 300 грн
    ru|RUB||5000|рюкзак до 5000 рублей
    ru|RUB||10000|куртка не дороже 10000 руб
    ru|RUB||3000|перчатки дешевле 3000 ₽
    ru|RUB|2000|4000|фонарь от 2000 до 4000 рублей
    ru|RUB|2000|4000|шапка между 2000 и 4000 рублей
    ru|RUB|4250|5750|плед около 5000 рублей
    ru|RUB||8000|сумка не более 8000 рублей
    ru|RUB|10000||нож не менее чем за 10000 рублей
    ru|RUB|20000||палатка свыше 20000 рублей
    ru|RUB||7000|не хочу тратить больше 7000 рублей на обувь
    ru|RUB||4500|зонт максимум 4500 ₽
    ru|RUB||15000|у меня бюджет 15 тысяч рублей на кресло
    ru|RUB||6000|шарф, ничего дороже 6000 рублей
    ru|RUB||9000|сапоги в пределах 9000 рублей
    ru|RUB|3000||термос не дешевле 3000 рублей
    ru|RUB||1000|подарок до тысячи рублей
    """

  static let noneInAnyStore: [PricePhrasing] = table(anyStoreNone).flatMap { phrasing in
    var english = phrasing
    english.language = "en"
    return phrasing.language == "en" ? [phrasing] : [phrasing, english]
  }

  private static let anyStoreNone = """
    en|USD|||desk 120 x 60 cm
    en|USD|||running shoes size 10
    en|USD|||case for iphone 14 plus
    en|USD|||a 32 inch tv with over 60 hz
    en|USD|||headphones rated 4.5 stars or more
    en|USD|||a pack of 12 batteries
    en|USD|||toys for ages 8 and up
    en|USD|||tent for up to 4 people
    en|USD|||1080p webcam under 300 g
    en|USD|||500 piece puzzle
    en|USD|||a charger with at least 65 watts
    en|USD|||a book about the years 1939 to 1945
    de|EUR|||Rucksack mit mindestens 40 Litern
    de|EUR|||Schuhe in Größe 42 bis 44
    de|EUR|||Spielzeug ab 3 Jahren
    de|EUR|||Zelt für bis zu 4 Personen
    fr|EUR|||une tente pour 4 personnes maximum
    fr|EUR|||un sac de moins de 2 kg
    es|EUR|||mochila de hasta 40 litros
    es|EUR|||juguetes a partir de 3 años
    it|EUR|||zaino da almeno 40 litri
    it|EUR|||scarpe numero 42
    nl|EUR|||een rugzak van minstens 40 liter
    nl|EUR|||speelgoed vanaf 3 jaar
    pl|PLN|||plecak do 40 litrów
    pl|PLN|||zabawki od 3 lat
    uk|UAH|||рюкзак до 40 літрів
    uk|UAH|||іграшки від 3 років
    ru|RUB|||палатка до 4 человек
    ru|RUB|||игрушки от 3 лет
    """
}

/// A second set, written after the first was met.
extension PricePhrasing {
  static let oncemore: [PricePhrasing] = table(again).flatMap { phrasing in
    var english = phrasing
    english.language = "en"
    return phrasing.language == "en" ? [phrasing] : [phrasing, english]
  }

  private static let again = """
    en|USD||250|two hundred and fifty dollars at most for a coffee machine
    en|USD||1000|a sofa for under a grand
    en|USD|1000|1500|TVs from $1k to $1.5k
    en|USD||40|keep it below 40 bucks, a birthday present
    en|USD||80|I'd rather not pay over $80 for a lamp
    en|USD||120|a jacket, and it can't be over 120 dollars
    en|USD||60|don't show me anything that costs more than 60
    en|USD||30|it mustn't exceed 30 USD, a phone stand
    en|USD|500||cameras that are $500 and up
    en|USD||99.99|shoes cheaper than $99.99
    en|USD||45|isn't there a kettle for less than 45 dollars
    en|USD|51|69|yoga mat around 60 dollars
    en|USD||15|a mug for 15 dollars or under
    en|USD|25|75|gift ideas between $25 and $75
    en|USD||200|my wife wants a bag, budget: 200
    en|USD||150|not a dollar more than 150 for headphones
    en|USD|300||I want something that costs at least 300 dollars
    en|USD||70|a backpack, preferably less than 70 dollars
    de|EUR||90|es darf nicht über 90 Euro kosten, ein Rucksack
    de|EUR||40|ich suche Handschuhe, mehr als 40 Euro möchte ich nicht ausgeben
    de|EUR||250|Zelt, auf keinen Fall über 250 Euro
    de|EUR|20|50|ein Geschenk, Preis zwischen zwanzig und fünfzig Euro
    de|EUR||30|nichts, was teurer ist als 30 Euro, eine Tasse
    de|EUR|80||eine Lampe, mindestens 80 Euro
    de|EUR||100|Stuhl maximal einhundert Euro
    de|EUR|63.75|86.25|Jacke für rund 75 €
    fr|EUR||75|il ne faut pas que ça coûte plus de 75 euros, un sac
    fr|EUR||120|une veste pour 120 euros maximum
    fr|EUR||35|rien de plus cher que 35 euros, une tasse
    fr|EUR|60|80|une lampe de 60 à 80 €
    fr|EUR|80||une montre à plus de 80 euros
    fr|EUR|51|69|des chaussures d'environ 60 euros
    fr|EUR||200|j'ai 200 euros à dépenser pour un vélo
    es|EUR||85|una chaqueta que no cueste más de 85 euros
    es|EUR||30|nada que cueste más de 30 euros, una taza
    es|EUR|40|60|zapatos de entre 40 y 60 euros
    es|EUR|200||bicicletas de más de 200 euros
    es|EUR||110|una tienda de campaña por 110 euros o menos
    es|EUR|68|92|una lámpara de aproximadamente 80 euros
    es|EUR||150|como máximo 150 euros, una silla
    it|EUR||85|una giacca che non costi più di 85 euro
    it|EUR||30|niente che costi più di 30 euro, una tazza
    it|EUR|40|60|scarpe tra i 40 e i 60 euro
    it|EUR|200||biciclette sopra 200 euro
    it|EUR||110|una tenda da 110 euro o meno
    it|EUR|68|92|una lampada di circa 80 euro
    it|EUR||150|una sedia, massimo 150 euro
    nl|EUR||85|een jas die niet meer dan 85 euro kost
    nl|EUR||30|niets dat duurder is dan 30 euro, een mok
    nl|EUR|40|60|schoenen tussen 40 en 60 euro
    nl|EUR|200||fietsen boven de 200 euro
    nl|EUR||110|een tent voor 110 euro of minder
    nl|EUR|68|92|een lamp van ongeveer 80 euro
    nl|EUR||150|een stoel, hooguit 150 euro
    pl|PLN||350|kurtka, która nie kosztuje więcej niż 350 zł
    pl|PLN||90|nic droższego niż 90 zł, kubek
    pl|PLN|150|250|buty w cenie od 150 do 250 zł
    pl|PLN|800||rowery droższe niż 800 zł
    pl|PLN||400|namiot za 400 zł lub mniej
    pl|PLN|255|345|lampa za około 300 złotych
    pl|PLN||600|krzesło, maksymalnie 600 zł
    uk|UAH||3500|куртка, яка коштує не більше 3500 грн
    uk|UAH||900|нічого дорожче 900 грн, чашка
    uk|UAH|1500|2500|взуття за ціною від 1500 до 2500 грн
    uk|UAH|8000||велосипеди дорожче 8000 грн
    uk|UAH||4000|намет за 4000 грн або менше
    uk|UAH|2550|3450|лампа приблизно за 3000 гривень
    uk|UAH||6000|стілець, максимум 6000 грн
    ru|RUB||3500|куртка, которая стоит не больше 3500 рублей
    ru|RUB||900|ничего дороже 900 рублей, чашка
    ru|RUB|1500|2500|обувь по цене от 1500 до 2500 руб.
    ru|RUB|8000||велосипеды дороже 8000 рублей
    ru|RUB||4000|палатка за 4000 рублей или меньше
    ru|RUB|2550|3450|лампа примерно за 3000 рублей
    ru|RUB||6000|стул, максимум 6000 рублей
    """
}
