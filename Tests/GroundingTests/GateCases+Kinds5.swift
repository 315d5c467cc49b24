// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  /// Answers of honest models in nine languages.
  static let kinds32 = passing(
    [
      "For $50 you get the Joust Duffle Bag and change.",
      "With your $50 you could get the Joust Duffle Bag ($34.00).",
      "Within $50, I'd pick the Joust Duffle Bag for $34.00.",
      "$50? Then the Joust Duffle Bag ($34.00) is right.",
      "Given $50, the Joust Duffle Bag is ideal.",
      "Since $50 is your limit, take the Joust Duffle Bag.",
      "A budget of fifty dollars is fine.",
      "Fifty dollars is enough for the Joust Duffle Bag.",
      "Your budget (50 USD) covers it.",
      "50 dollars will do.",
      "Budget: $50.00",
      "> I have $50 for a bag\n\nGreat! The Joust Duffle Bag costs $34.00.",
      "For under $50, the Joust Duffle Bag is my pick.",
      "For up to $50 you can get either bag.",
      "The Oak Desk isn't possible for $50.",
      "You won't get the Oak Desk for $50.",
      "The Nike Air Max 90 is too expensive for $50.",
      "The Nike Air Max 90 ($120.50) goes beyond $50.",
      "That's less than the $50 you have.",
      "That leaves room in your $50 budget.",
    ], user: "I have $50 for a bag")

  /// Answers of honest models in nine languages.
  static let kinds33 = passing(
    [
      "Between 45 and 60 dollars I have nothing.",
      "No bag is priced between $45 and $60.",
      "I don't have bags between 45 and 60, but the Joust Duffle Bag costs $34.00.",
      "Nothing in the range of $45–$60, sorry.",
      "In your price range (45 to 60 dollars) there is nothing.",
    ], user: "do you have bags between 45 and 60 dollars?")

  /// Answers of honest models in nine languages.
  static let kinds34 = passing(
    [
      "Für 100 Euro bekommen Sie die Regenjacke Alpin.",
      "Für 100 € bekommen Sie die Regenjacke Alpin für 79,90 €.",
      "Bei 100 Euro Budget passt die Regenjacke Alpin.",
      "100 Euro reichen.",
      "Hundert Euro reichen für die Regenjacke Alpin.",
      "Mit hundert Euro kommen Sie hin.",
      "Bis 100 € ist die Regenjacke Alpin eine gute Wahl.",
      "Der Wanderschuh Gipfel kostet mehr als 100 Euro.",
      "Der Wanderschuh Gipfel ist für 100 Euro nicht zu haben.",
    ], user: "Ich habe 100 Euro, gibt es eine Jacke?", shop: Shop.euros, language: "de")

  /// Answers of honest models in nine languages.
  static let kinds35 = passing(
    [
      "Pour 100 euros, vous avez la Regenjacke Alpin.",
      "Avec 100 €, c'est possible.",
      "Cent euros suffisent pour la Regenjacke Alpin.",
    ], user: "J'ai 100 euros", shop: Shop.euros, language: "fr")

  /// Answers of honest models in nine languages.
  static let kinds36 = passing(
    [
      "Por 100 euros puede llevarse la Regenjacke Alpin.",
      "Con 100 € alcanza para la Regenjacke Alpin.",
    ], user: "tengo 100 euros", shop: Shop.euros, language: "es")

  /// Answers of honest models in nine languages.
  static let kinds37 = passing(
    [
      "Con 100 euro puoi comprare la Regenjacke Alpin.",
      "Per 100 euro c'è la Regenjacke Alpin.",
    ], user: "ho 100 euro", shop: Shop.euros, language: "it")

  /// Answers of honest models in nine languages.
  static let kinds38 = passing(
    [
      "Voor 100 euro kun je de Regenjacke Alpin kopen.",
      "Met 100 euro kom je er wel.",
    ], user: "ik heb 100 euro", shop: Shop.euros, language: "nl")

  /// Answers of honest models in nine languages.
  static let kinds39 = passing(
    [
      "Za 200 zł kupisz Plecak Tatry.",
      "Masz 200 zł, więc Plecak Tatry za 149 zł pasuje.",
      "Twoje 200 złotych wystarczy na Plecak Tatry.",
    ], user: "mam 200 zł", shop: Shop.zloty, language: "pl")

  /// Answers of honest models in nine languages.
  static let kinds40 = passing(
    [
      "За 2000 грн можна купити Рюкзак Карпати.",
      "Ваших 2000 гривень вистачить на Рюкзак Карпати.",
      "Рюкзак Карпати коштує 1450 грн, це менше за 2000 грн.",
    ], user: "я маю 2000 грн", shop: Shop.hryvnia, language: "uk")

  /// Answers of honest models in nine languages.
  static let kinds41 = passing(
    [
      "За 5000 рублей можно купить Рюкзак Алтай.",
      "Ваших 5000 рублей хватит на Рюкзак Алтай.",
      "Рюкзак Алтай стоит 3490 ₽, это меньше 5000 ₽.",
    ], user: "у меня 5000 рублей", shop: Shop.roubles, language: "ru")

  /// Answers of honest models in nine languages.
  static let kinds42 = passing(
    [
      "Die Regenjacke Alpin (79,90 €) ist wasserdicht bis 10.000 mm.",
      "Die Regenjacke Alpin kostet 79,90 EUR inkl. MwSt. zzgl. Versand.",
      "Preis: 79,90 €\nArtikelnummer: RJ-100-A\nGröße: 36–46\nGewicht: 450 g\n",
      "Regenjacke Alpin – 79,90 € – RJ-100-A",
      "Für 79,90 € erhalten Sie die Regenjacke Alpin.",
      "Der Wanderschuh Gipfel kostet 1.250,00 €, also mehr als die Regenjacke Alpin mit 79,90 €.",
      "Der Wanderschuh Gipfel (1.250 Euro) ist bis −20 °C warm.",
      "Das macht 3 Stück. Das macht nichts. Das macht 45 Liter.",
      "Das macht insgesamt 12 Paar.",
      "Das sind insgesamt 89 Bewertungen.",
      "Zwischen 50 und 100 Litern. Zwischen 9 und 17 Uhr.",
      "Zwischen 36 und 46 ist jede Größe da.",
      "Die Jacke gibt's in 3 Farben und 5 Größen.",
      "Die Jacke gibt es für Damen in 36, 38 und 40.",
      "Bei 30 °C waschen, bei 110 Grad bügeln.",
      "Ca. 1,5 kg, inkl. 2 Taschen, max. 20 kg, mind. 3 Jahre Garantie.",
      "z.B. die Jacke, d.h. RJ-100-A, u.a. in Blau, usw.usf.",
      "Str. 45, 10115 Berlin, Tel. 030/123456-78",
      "St.Gallen, Nr.5, Abb.3, S.45, Bd.2",
      "§ 312 BGB, Art. 6 DSGVO, Abs. 1 Nr. 2",
      "am 24.12. um 18.30 Uhr, bis 31.12.2025",
      "1,80 m groß, 75,5 kg schwer, Schuhgröße 42,5",
      "Note 1,3; Testsieger 05/2024; 97 %",
      "4,7 von 5 (1.234 Bewertungen)",
      "3,5-mm-Klinke, 1,5-l-Flasche, 10er-Pack, 2er-Set",
      "Fünf Sterne, drei Farben, hundert Gründe, tausend Dank.",
      "Das ist keinen Cent zu viel. Ein paar Mäuse? Nein.",
      "Der Euro ist die Währung. Der Eurokurs schwankt.",
      "Zahlen Sie in Euro oder Franken.",
      "Schon ab Größe 36, ab 6 Jahren, ab Lager.",
      "Ab 3 Stück versenden wir in 2 Kartons.",
      "Nur noch 5 verfügbar! Nur 2 Tage!",
      "Rund 200 Kunden, etwa 50 Modelle, circa 3 Wochen.",
      "Die Preise gelten seit 2024. Der Preis gilt bis 31.12.",
      "Preislich liegen beide gleichauf.",
      "Was kostet die Regenjacke Alpin? 79,90 €.",
      "Wie viel kostet sie? Sie kostet 79,90 €.",
      "Wie viele Taschen hat sie? 12.",
      "Wie schwer ist sie? 450 g.",
      "Das macht 20 Prozent mehr.",
      "Das wären 12 Monate Garantie.",
      "Das sind zusammen 12 Stück.",
      "Dann sind Sie mit 12 dabei.",
      "Die Jacke gibt es für 10 Jahre alte Kinder.",
      "Sie bekommen die Jacke in 12 Farben.",
      "Sie bekommen sie in 36, 38 und 40.",
      "Lieferung: 2–3 Tage. Versand: 24 h.",
      "Versand ab 3 Stück. Versandgewicht: 1,25 kg",
      "Rabatt: 10 %. Sie sparen 10 % beim Kauf von 2.",
      "Zusammen 2,50 kg schwer.",
    ], shop: Shop.euros, language: "de")

  /// Answers of honest models in nine languages.
  static let kinds43 = passing(
    [
      "Bis 31.12. gilt das Angebot, vom 01.03. bis 15.04.",
      "am 5.12. und am 24.12. geschlossen",
      "Punkt 12 Uhr. Der Punkt de facto. Punkt für Punkt.",
      "Der wunde Punkt der Jacke ist die Kapuze.",
      "Regenjacke Alpin (Gr. 42)",
      "Regenjacke Alpin (Größe 42)",
      "Regenjacke Alpin (450 g)",
      "Regenjacke Alpin (2024)",
      "Die Jacke reicht von 36 bis 46.",
      "Die Auswahl reicht von 10 bis 60 Litern.",
      "Der Wert liegt bei 45.",
      "Der Mittelwert liegt bei 4,75.",
      "Die Temperatur liegt bei 20 Grad.",
      "45 Mäuse und 3 Kröten aus Plüsch",
      "Gerne! Hier sind zwei Empfehlungen:\n\n1. **Regenjacke Alpin** – 79,90 €\n   - Artikelnummer: RJ-100-A\n   - Größen: 36–46\n   - [Zum Produkt](https://shop.example/regenjacke-alpin.html)\n2. **Wanderschuh Gipfel** – 1.250,00 €\n   - Größen: 38–47\n",
      "Die Regenjacke Alpin kostet 79,90 € und ist in 36, 38, 40 und 42 erhältlich.",
      "Die Regenjacke Alpin ist mit 79,90 € die günstigere; der Wanderschuh Gipfel liegt bei 1.250 €.",
      "Der Wanderschuh Gipfel ist in 42 und 43 verfügbar.",
      "Versandfertig in 2–3 Tagen, Rückgabe 30 Tage, Garantie 2 Jahre.",
      "Bewertung: 4,5/5 (120). Lagerbestand: 12.",
      "Größe 42 entspricht 26,5 cm.",
      "Nehmen Sie 42,5 statt 42.",
      "Wassersäule: 10.000; Gewicht: 450; Farben: 3",
      "Lieferzeit: 3 Werktage. Lieferung: 24.12.",
      "Das sind 20 % weniger Gewicht.",
      "Insgesamt haben wir 12 Jacken.",
      "Preis-Leistung: 9/10",
      "Haben Sie Fragen? 0800 123 45 67",
    ], shop: Shop.euros, language: "de")

  /// Answers of honest models in nine languages.
  static let kinds44 = passing(
    [
      "La Regenjacke Alpin coûte 79,90 € TTC.",
      "La Regenjacke Alpin (79,90 €) pèse 450 g, soit 0,45 kg.",
      "Prix : 79,90 € · Réf. : RJ-100-A · Taille : 36 à 46",
      "Le Wanderschuh Gipfel est à 1 250 €.",
      "Pour 79,90 €, vous avez la Regenjacke Alpin.",
      "Ça fait 3 pièces. Cela fait 20 ans.",
      "Ça fait 45 cm de large.",
      "Entre 36 et 46, toutes les tailles sont là.",
      "Entre 9 h et 18 h, du lundi au vendredi.",
      "À 30 °C, à 10 h 30, à 5 km, à 20 ans.",
      "Il y a 3 poches, 2 couleurs et 12 avis (4,5/5).",
      "N° 1 des ventes, 1er choix, 2e étage, 3ème",
      "Tél. : 01 23 45 67 89",
      "75001 Paris, 12 rue de la Paix",
      "Le point fort : 3 poches. Le point faible : 1 couleur.",
      "Un point com, c'est tout. Un bon point.",
      "Comptez 3 jours. Comptez 2 tailles de plus.",
      "La centaine de clients, une vingtaine d'avis, une douzaine de couleurs.",
      "Combien ça coûte ? 79,90 €.",
      "Combien de poches ? 12.",
      "Cela fait 12 ans que nous vendons des vestes.",
      "Cela fait 45 centimètres.",
      "Le magasin est à 20 minutes.",
      "La Regenjacke Alpin est à laver à 30.",
      "La Regenjacke Alpin est à 30 %.",
      "Le point de vente, le point du jour, point par point.",
      "Livraison : 2 jours. Port : gratuit.",
      "Voici deux options :\n- Regenjacke Alpin : 79,90 €\n- Wanderschuh Gipfel : 1 250,00 €\n",
      "La taille 42 correspond à 26,5 cm.",
      "Note : 4,5/5 (120 avis). Stock : 12.",
      "Livraison sous 3 jours, retour sous 30 jours.",
    ], shop: Shop.euros, language: "fr")

  /// Answers of honest models in nine languages.
  static let kinds45 = passing(
    [
      "La Regenjacke Alpin cuesta 79,90 € y el Wanderschuh Gipfel 1.250 €.",
      "Precio: 79,90 €. Talla: 36 a 46. Peso: 0,45 kg.",
      "Son 3 colores. Son 12 en total. Son 45 minutos.",
      "Está a 5 km. Está a 20 grados. Sale a las 10.30.",
      "Entre 36 y 46 hay todas las tallas.",
      "Por 3 razones, por 2 años, por 5 días.",
      "El punto fuerte: 3 bolsillos.",
      "Tel. 91 123 45 67, C/ Mayor 45, 28013 Madrid",
      "4,5 de 5 (120 opiniones), n.º 1 en ventas, 1.ª calidad",
      "¿Cuánto cuesta? 79,90 €.",
      "¿Cuántos bolsillos? 12.",
      "Está a 20 minutos. Sale a las 10. Por 12 meses.",
      "El punto de venta; el punto es claro.",
      "Envío: 2 días. Descuento: 10 %.",
      "Aquí tienes dos opciones:\n- Regenjacke Alpin: 79,90 €\n- Wanderschuh Gipfel: 1.250,00 €\n",
      "La talla 42 equivale a 26,5 cm. Valoración: 4,5/5 (120).",
    ], shop: Shop.euros, language: "es")

  /// Answers of honest models in nine languages.
  static let kinds46 = passing(
    [
      "La Regenjacke Alpin costa 79,90 € e il Wanderschuh Gipfel 1.250 €.",
      "Prezzo: 79,90 €. Taglia: 36-46. Peso: 0,45 kg.",
      "Sono 3 colori. Sono 12 in totale. Viene in 3 colori.",
      "È a 5 km. È a 20 gradi. Si trova a 300 m.",
      "Tra 36 e 46 ci sono tutte le taglie.",
      "Via Roma 45, 20121 Milano, tel. 02 1234567",
      "4,5 su 5 (120 recensioni), 1ª scelta, n. 1",
      "Quanto costa? 79,90 €.",
      "Quante tasche? 12.",
      "Si trova a 20 minuti. Viene con 12 tasche. Fanno 12 pezzi.",
      "Il punto è chiaro; punto it.",
      "Spedizione: 2 giorni. Sconto: 10 %.",
      "Ecco due opzioni:\n- Regenjacke Alpin: 79,90 €\n- Wanderschuh Gipfel: 1.250,00 €\n",
      "La taglia 42 corrisponde a 26,5 cm. Voto: 4,5/5 (120).",
    ], shop: Shop.euros, language: "it")

  /// Answers of honest models in nine languages.
  static let kinds47 = passing(
    [
      "De Regenjacke Alpin kost € 79,90 en de Wanderschuh Gipfel € 1.250,-.",
      "Prijs: € 79,90. Maat: 36 t/m 46. Gewicht: 0,45 kg.",
      "Dat zijn 3 stuks. Dat is dan 45 cm. Dat wordt 3 dagen.",
      "Tussen 36 en 46 zijn er alle maten.",
      "Tussen 9.00 en 17.30 uur, tel. 020-1234567",
      "Voor 22.00 uur besteld, morgen in huis.",
      "Voor 3 personen, voor 10 jaar, voor 2025.",
      "Hoofdstraat 45, 1012 AB Amsterdam",
      "4,5 van 5 (120 beoordelingen)",
      "Wat kost het? € 79,90.",
      "Hoeveel zakken? 12.",
      "Dat is dan 12 stuks. Dat wordt 2 dagen.",
      "Dat komt op 12 dagen.",
      "Verzending: 2 dagen. Korting: 10 %.",
      "Hier zijn twee opties:\n- Regenjacke Alpin: € 79,90\n- Wanderschuh Gipfel: € 1.250,00\n",
      "Maat 42 is 26,5 cm. Beoordeling: 4,5/5 (120).",
    ], shop: Shop.euros, language: "nl")

  /// Answers of honest models in nine languages.
  static let kinds48 = passing(
    [
      "Plecak Tatry kosztuje 149 zł, a Kurtka Wiatr 299,99 zł.",
      "Plecak Tatry (149,00 PLN) ma 20 litrów i waży 0,8 kg.",
      "Plecak Tatry kosztuje sto czterdzieści dziewięć złotych.",
      "Cena: 149 zł. Rozmiar: 36–46. Waga: 450 g.",
      "To będzie 3 sztuki. Razem 12 par. Razem to 45 litrów.",
      "Od 36 do 46, od 9 do 17, od 2 do 3 dni.",
      "Między 36 a 46 są wszystkie rozmiary.",
      "Za 3 dni, za 2 godziny, za 10 minut.",
      "ul. Długa 45, 00-238 Warszawa, tel. 22 123 45 67",
      "4,5 na 5 (120 opinii), nr 1 w Polsce",
      "Kropka nad i. Kropka i koniec.",
      "W 2024 r. sprzedano 1200 szt., tj. 100 na miesiąc.",
      "Ile kosztuje? 149 zł.",
      "Ile kieszeni? 12.",
      "To będzie 12 sztuk. Cena obejmuje 2 paski.",
      "Waga wynosi 450 g. Liczba kieszeni wynosi 12.",
      "Dostawa: 2 dni. Rabat: 10 %.",
      "Oto dwie propozycje:\n- Plecak Tatry: 149,00 zł\n- Kurtka Wiatr: 299,99 zł\n",
      "Rozmiar 42 to 26,5 cm. Ocena: 4,5/5 (120).",
    ], shop: Shop.zloty, language: "pl")

  /// Answers of honest models in nine languages.
  static let kinds49 = passing(
    [
      "Рюкзак Карпати коштує 1450 грн, а Куртка Вітер — 2899 грн.",
      "Рюкзак Карпати коштує 1 450,00 ₴ і має 20 л.",
      "Рюкзак Карпати коштує тисячу чотириста п'ятдесят гривень.",
      "Ціна: 1450 грн. Розмір: 36–46. Вага: 450 г.",
      "Це буде 3 дні. Разом 12 пар. Усього 3 кольори.",
      "Від 36 до 46, від 9 до 17, від 2 до 3 днів.",
      "Між 36 і 46 є всі розміри.",
      "За 3 дні, за 2 години, за 10 хвилин.",
      "вул. Хрещатик, 45, 01001 Київ, тел. 044 123-45-67",
      "4,5 з 5 (120 відгуків), № 1 в Україні",
      "У 2024 р. продано 1200 шт., тобто 100 на місяць.",
      "Крапка. Все. Три кольори, п'ять кишень, сто причин.",
      "Скільки коштує? 1450 грн.",
      "Скільки кишень? 12.",
      "Вага становить 450 г. Кількість становить 12.",
      "Це буде 12 штук. Доставка: 2 дні. Знижка: 10 %.",
      "Між нами 12 кілометрів.",
      "Ось два варіанти:\n- Рюкзак Карпати: 1450 грн\n- Куртка Вітер: 2899 грн\n",
      "Розмір 42 — це 26,5 см. Оцінка: 4,5/5 (120).",
    ], shop: Shop.hryvnia, language: "uk")

  /// Answers of honest models in nine languages.
  static let kinds50 = passing(
    [
      "Рюкзак Алтай стоит 3490 ₽, а Куртка Ветер — 7990 ₽.",
      "Рюкзак Алтай стоит 3 490 руб. и вмещает 20 л.",
      "Рюкзак Алтай стоит три тысячи четыреста девяносто рублей.",
      "Цена: 3490 руб. Размер: 36–46. Вес: 450 г.",
      "Это будет 3 дня. Всего 12 пар. Всего 3 цвета.",
      "От 36 до 46, от 9 до 17, от 2 до 3 дней.",
      "Между 36 и 46 есть все размеры.",
      "За 3 дня, за 2 часа, за 10 минут.",
      "ул. Ленина, д. 45, кв. 12, г. Москва, 101000, тел. 8 (495) 123-45-67",
      "4,5 из 5 (120 отзывов), № 1 в России",
      "В 2024 г. продано 1200 шт., т.е. 100 в месяц; и т.д., т.к. удобно.",
      "Точка. Всё. Три цвета, пять карманов, сто причин.",
      "На 2 персоны, по 3 в упаковке, в 45 странах.",
      "Рюкзак Алтай (3490 ₽) дешевле, чем Куртка Ветер (7990 ₽).",
      "Сколько стоит? 3490 ₽.",
      "Сколько карманов? 12.",
      "Вес составляет 450 г. Количество составляет 12.",
      "Это будет 12 штук. Доставка: 2 дня. Скидка: 10 %.",
      "Обойдётся в 2 дня. Из 45 моделей 12 синие.",
      "Вот два варианта:\n- Рюкзак Алтай: 3490 ₽\n- Куртка Ветер: 7990 ₽\n",
      "Размер 42 — это 26,5 см. Оценка: 4,5/5 (120).",
      "Рюкзак Алтай вмещает 45 л, стоит 3490 руб., гарантия 2 года.",
    ], shop: Shop.roubles, language: "ru")
}
