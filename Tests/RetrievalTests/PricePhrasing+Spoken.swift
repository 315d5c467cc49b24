// SPDX-License-Identifier: Apache-2.0

extension PricePhrasing {
  /// As people say and type it: names of amounts, what one has to spend, ceilings behind an amount, blanks left out.
  static let spoken = table(
    """
    en|EUR|500|800|fridge freezer betwen 500 and 800 euros
    en|USD|50|80|a lamp bewteen 50 and 80
    de|EUR|50|80|Lampe zwichen 50 und 80
    en|USD|170|230|phone around two hundred
    de|EUR||700|Notebook bis siebenhundert
    en|USD|||a pan for around fifty
    en|USD||100|printer sub 100
    en|USD|500||laptop from 500
    de|EUR|500||Laptop ab 500
    nl|EUR|500||laptop vanaf 500
    es|EUR|500||portátil a partir de 500
    en|USD|||games from 2005
    en|USD|||puzzles from 500 pieces
    en|USD|||iPhone 500 plus
    de|EUR|500|700|Notebook zwischen 500 u. 700
    en|EUR||700|pc portable 700€ ou moins
    en|EUR||700|laptop 700 euro lub mniej
    en|EUR|595|805|laptop w granicach 700
    en|USD||500|a sofa under half a grand
    de|EUR||200|Drucker drunter 200
    de|EUR|200||Drucker drüber 200 Euro
    en|USD||90|max 90 handbag
    en|USD||90|max 90 leather handbag
    en|USD|||max 6 bottles
    en|USD|||max 90 handbag straps and buckles
    en|USD|||kids' jacket up to 116
    en|USD||80|kids' jacket up to 80
    de|EUR|||Kinderjacke bis 116
    en|USD||80|headphones south of $80
    en|USD||80|lamp, I can go as high as 80 dollars
    en|USD|40|70|bed linen somewhere in the 40 to 70 range
    en|USD|40|70|a lamp in the 40-70 bracket
    en|USD|100||handbags over 100 in leather
    en|USD||100|handbags under 100 in red
    en|USD||100|handbags under 100 in red please
    de|EUR||80|Kleid unter 80 in Weiß
    en|USD|100||handbags over 100 not in red
    en|USD|100||handbags over 100, not of leather
    de|EUR|50||Handtasche über 50 Euro, nicht in Rot
    en|USD||120|I can't have a handbag over 120
    en|USD||120|I can't use a lamp over 120 dollars
    pl|PLN||100|torebka do 100 w kolorze czerwonym
    pl|PLN|40|80|torebka od 40 do 80 w rozmiarze 42
    pl|PLN||100|torebka do 100 bez skóry
    it|EUR|40|80|borsa tra 40 e 80 taglia 42
    ru|RUB||100|сумка до 100 размер 42
    uk|UAH|40|80|сумка від 40 до 80 розмір 42
    fr|EUR||90|sac à main max 90 sans cuir
    fr|EUR||90|tapis max 90 pas rouge
    en|USD|42.5|57.5|lamp in the $50 range
    de|EUR||80|Rucksack bis einschließlich 80 Euro
    en|USD|34|46|a backpack for 40-ish dollars
    en|USD||100|I won't pay 100 dollars or more for a lamp
    en|USD||60|I'm not willing to spend 60 dollars or more
    en|USD||150|can't stretch beyond 150 for an office chair
    en|USD||80|a blender whose price doesn't go past 80
    en|USD|100||a watch, at the very least 100 dollars
    en|USD|100||I can spend 100 dollars or more
    de|EUR||100|Hauptsache keine 100 Euro, eine Lampe
    de|EUR||25|eine Lampe für nicht mal 25 Euro
    de|EUR||50|eine kleine Lampe unter 50 Euro
    nl|EUR||100|een lamp voor geen 100 euro
    de|EUR|30|60|Lampe ab 30 bis max. 60 Euro
    de|EUR||80|mehr als 80 € möchte ich für den Rucksack nicht ausgeben
    fr|EUR||200|je ne paierai pas 200 euros ou plus pour une montre
    en|USD||1000|a sofa for less than a grand
    en|USD||200|a desk for under a couple hundred bucks
    en|USD|170|230|a desk for a couple of hundred dollars
    en|GBP||10|a kettle, a tenner max
    en|USD||90|a jacket for 90 dollars, not a penny over
    en|USD||60|I have $60 for a backpack
    en|USD||60|I've got 60 dollars for a backpack
    en|USD||300|my budget for a gaming monitor is 300
    en|USD||60|rain jacket, $60 tops
    en|USD||40|chef knife under40$
    en|USD||80|jacket under80
    en|USD||50|knife less then 50
    en|USD||50|knife cheapr than 50 dollars
    en|USD|42.5|57.5|floor lamp 50ish dollars
    en|USD|100|200|tent 100..200$
    en|USD|100|200|tent $100…$200
    en|JPY|2000|3000|kettle ¥2,000〜¥3,000
    en|BRL|100|200|kettle R$100-R$200
    en|USD||45|backpack at the very most 45 dollars
    en|USD||45|backpack, 45$ is my ceiling
    en|USD|60|90|a drill above 60 and below 90 dollars
    en|USD||400|my limit for the stroller is 400 dollars
    en|USD|||the weight limit of the chair is 100
    en|USD|||a tent for under 5 kids
    en|EUR|||shoes between 41 and 43
    de|EUR|||Schuhe zwischen 41 und 43
    ru|RUB||1500|лампа не дороже полутора тысяч рублей
    en|USD||200|I refuse to pay more than 200 for a drill
    de|EUR||200|ich weigere mich, mehr als 200 Euro auszugeben
    en|USD||150|drill, 150 USD being the absolute max
    en|USD||2000|couch two grand max
    de|EUR|50||Stuhl mind. 50 €
    uk|UAH||3000|стілець не дорожчий ніж 3000 грн
    en|USD||80|dog bed, cap it at 80 dollars
    en|USD|68|92|dog bed in the neighborhood of $80
    en|USD|||I don't mind paying over 100 for headphones
    en|USD||100|I don't mind paying up to 100 dollars for headphones
    en|USD|50|100|from 50 dollars, not more than 100 dollars
    en|USD|||I don't have 60 dollars
    en|USD|||I have 2 dogs
    en|USD|||a grand piano
    en|USD|||thread count above 400
    de|EUR||80|Regenjacke unter80€
    de|EUR||80|Regenjacke bis 80 Öcken
    de|EUR||500|Zelt unter nem halben Tausender
    de|EUR||50|Lampe für höchstens einen Fuffi
    de|EUR||400|ich habe 400 Euro für ein Zelt
    de|EUR||400|mein Budget für ein Zelt liegt bei 400
    de|EUR||80|Jacke für 80 Euro, keinen Cent mehr
    de|EUR||40|Laterne kleiner 40 Euro
    de|EUR|||10 Eier
    fr|EUR||60|j'ai 60 euros pour une veste
    fr|EUR||80|veste 80 euros, pas un centime de plus
    fr|EUR||300|mon budget pour une tente est de 300 euros
    fr|EUR|42.5|57.5|une lampe pour une cinquantaine d'euros
    es|EUR||60|tengo 60 euros para una chaqueta
    es|EUR||80|chaqueta 80 euros, ni un céntimo más
    es|EUR||300|mi presupuesto para una tienda es de 300 euros
    it|EUR||60|ho 60 euro per una giacca
    it|EUR||80|giacca 80 euro, non un centesimo di più
    it|EUR|42.5|57.5|una lampada per una cinquantina di euro
    nl|EUR||60|ik heb 60 euro voor een jas
    nl|EUR||80|jas 80 euro, geen cent meer
    nl|EUR||10|lamp voor hooguit een tientje
    pl|PLN||300|mam 300 zł na kurtkę
    pl|PLN||300|kurtka, mam do wydania 300 zł
    pl|PLN||300|kurtka 300 zł, ani grosza więcej
    pl|PLN||500|kurtka poniżej pół tysiąca
    uk|UAH||3000|маю 3000 грн на куртку
    uk|UAH||2000|куртка максимум дві тисячі гривень
    uk|UAH||3000|куртка 3000 грн, ні копійки більше
    ru|RUB||5000|у меня 5000 рублей на куртку
    ru|RUB||5000|куртка до 5 т.р.
    ru|RUB||500|куртка дешевле полтысячи
    ru|RUB||5000|куртка 5000 рублей, ни копейки больше
    """)
}
