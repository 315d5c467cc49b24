// SPDX-License-Identifier: Apache-2.0

/// Claims in the frames that a price stands in, and ordinary answers that look like them.
extension GateCases {
  static let frames129 = passing(
    [
      "Good news – the Joust Duffle Bag is back in stock this week.",
      "The Joust Duffle Bag starts shipping on the 24th.",
      "I'd guess 45 litres.",
      "It should be 45 cm.",
      "It should be here by the 24th.",
      "It might be 42 or 43.",
      "It was tested in 45 countries.",
      "The Joust Duffle Bag, by contrast, holds 45.",
      "The Joust Duffle Bag, on the other hand, is 60 cm.",
      "The Joust Duffle Bag and Strive Shoulder Pack hold 45 and 20 litres.",
      "The Joust Duffle Bag and Strive Shoulder Pack are 45 and 20 litres.",
      "The bags are 45 and 20 litres.",
      "The bags are 60 and 40 cm wide.",
      "One is 45 litres, the other 20.",
      "One is blue, the other 2 are black.",
      "One of 45",
      "The most affordable option is the Strive Shoulder Pack at $32.",
      "The lowest price is $32.",
      "Nothing here weighs more than 45 kg.",
      "You won't find a lighter one under 45 litres.",
      "You need at least 45 minutes.",
      "You need at least 2.",
      "You should plan 45 minutes.",
      "A bag like that easily holds 45.",
      "A bag like this lasts 10 years elsewhere.",
      "Originally made in 1990.",
      "Marked with a 45.",
      "That is 26 cm less than before.",
      "That's a saving of 20%.",
      "That's 26 hours.",
      "You keep 2 of them in your pocket.",
      "Two bags: 45 and 20 litres",
      "Two bags for 2 people",
      "For two, that's plenty.",
      "If you take both, you have 65 litres.",
      "Cart: 2 items",
      "Cart (2)",
      "Invoice number 20251127",
      "You'll be called within 24 hours.",
      "We'll reply in 24 hours.",
      "A waiting time of 45 minutes",
      "You get 2 back.",
      "It's 45 plus 20 litres.",
      "It's 45 including pockets.",
      "12 plus 3 colours",
      "The first holds 45, the second 20.",
      "The first weighs 900, the second 1200.",
      "The first was made in 2019, the second in 2021.",
      "The first one has 12 pockets, the second one 3.",
      "The left one is 45 cm, the right one 60.",
      "The large one is 60 cm, the small one 45.",
      "Large is 60 cm.",
      "Large: 60",
      "Small: 45",
      "S: 45",
      "M: 60",
      "L is 60.",
      "Medium is 40 to 42.",
      "Medium equals 40.",
      "EU 40 equals US 7.",
    ])

  static let frames130 = passing(
    [
      "40 equals M.",
      "40 is M.",
      "42 runs large.",
      "I'm 42.",
      "She's 12.",
      "He is 12 years old.",
      "My son is 12.",
      "He turned 12.",
      "At his age of 12",
      "He's at 12 now.",
      "The code is 45.",
      "The answer is 45.",
      "The password is not 45.",
      "The number is 45.",
      "The limit is 45 characters.",
      "The maximum is 45.",
      "The minimum is 12.",
      "The average is 45.",
      "The distance is 45.",
      "The speed is 45.",
      "The temperature is 45.",
      "The diameter is 45.",
      "The depth is 45.",
      "The height is 45.",
      "The width is 45.",
      "The length is 60.",
      "The weight is 900.",
      "The volume is 45.",
      "The capacity is 45.",
      "The size is 45.",
      "The quantity is 45.",
      "The stock is 45.",
      "The rating is 45.",
      "The score is 45.",
      "The count is 45.",
      "The age is 12.",
      "The year is 2019.",
      "The date is 24.12.",
      "The time is 12.",
      "The temperature is between 20 and 45.",
      "The age is between 12 and 45.",
      "The width is between 20 and 45.",
      "Widths are from 20 to 45.",
      "Weights from 20 to 45",
      "Speeds up to 45",
      "Depth at 45",
      "Volume at 45",
      "Length: from 20 to 45",
      "Waist 34, hip 45",
      "Chest 45",
      "Inseam 34",
      "Waist: 34",
      "Joust Duffle Bag, height 30",
      "Joust Duffle Bag, capacity 45",
      "Joust Duffle Bag, weight 900",
      "Joust Duffle Bag: height 30, width 60",
    ])

  static let frames131 = passing(
    [
      "Die Regenjacke Alpin ist diese Woche in 48 da.",
      "Es müssten 12 sein.",
      "Die eine ist 48, die andere 50 cm lang.",
      "Die beiden haben 12 und 14 Taschen.",
      "Unter 12 Jahren",
      "Unter 12 brauchst du Begleitung.",
      "Rechne mit etwa 3 Tagen.",
      "Das sind 12 weniger als früher.",
      "Eine Frist von 14 Tagen",
      "Länge 70",
      "Breite: 60",
      "Die Länge ist 70.",
      "Das Alter ist 12.",
      "Die Größe ist 48.",
      "Die Höhe liegt bei 70.",
      "Die Breite liegt zwischen 60 und 70.",
      "Der Umfang beträgt 70.",
      "Die Wassersäule beträgt 10.000.",
      "Die Lieferzeit beträgt 3.",
    ], shop: Shop.euros, language: "de")

  static let frames132 = passing(
    [
      "La longueur est de 70.",
      "La taille est de 42.",
      "Le premier fait 25 litres, le second 30.",
      "Soit 20 litres de moins.",
    ], shop: Shop.french, language: "fr")

  static let frames133 = passing(
    [
      "La longitud es de 70.",
      "La talla es la 42.",
      "La primera pesa 900, la segunda 800.",
    ], shop: Shop.spanish, language: "es")

  static let frames134 = passing(
    [
      "Длина 70.",
      "Вес 900.",
      "Первый весит 900, второй 800.",
      "Скидка 20%.",
    ], shop: Shop.roubles, language: "ru")

  static let frames135 = passing(
    [
      "Długość wynosi 70.",
      "Waga 900.",
    ], shop: Shop.zloty, language: "pl")

  static let frames136 = passing(
    [
      "Довжина 70.",
      "Вага 900.",
    ], shop: Shop.hryvnia, language: "uk")

  static let frames137 = passing(
    [
      "De lengte is 70.",
      "Het gewicht is 900.",
    ], shop: Shop.dutch, language: "nl")

  static let frames138 = passing(
    [
      "La lunghezza è 70.",
      "Il peso è 900.",
    ], shop: Shop.italian, language: "it")
}
