// SPDX-License-Identifier: Apache-2.0

/// Claims in the frames that a price stands in, and ordinary answers that look like them.
extension GateCases {
  static let frames110 = passing(
    [
      "We have 42 and 43.",
      "We still have it in 42.",
      "We only have 42 left.",
      "Left: 42",
      "Available: 42, 43",
      "Available from 24 November",
      "Available at 45 stores",
      "Available in 45 stores",
      "Sold in packs of 12",
      "Sold: 45",
      "Made for 45 mm watches",
      "Made to last 10 years",
      "Made of 12 parts",
      "Goes up to 45",
      "Goes from 0 to 10",
      "Set it to 45.",
      "Turn it to 180.",
      "Heat to 180 °C.",
      "Wash at 30.",
      "Wash at 30 or 40.",
      "Wash at up to 40.",
      "Iron at 110.",
      "Store at 5 to 25.",
      "Use it at 220 V.",
      "Charge it for 12 hours.",
      "Ready in 12.",
      "Ready in 12 minutes.",
      "Open until 18.",
      "Open to 18.",
      "Open at 9, closed at 18.",
      "Opens at 10, closes at 18.",
      "We're here from 9 to 18.",
      "We open at 10.",
      "We close at 18.",
      "Lunch is at 12.",
      "The webinar is at 15.",
      "Meet us at 45 Main Street.",
      "Meet us on 24 November at 18.",
      "Meet at gate 45.",
      "See you at 18.",
      "Bus 45 stops here.",
      "Take line 45 to stop 12.",
      "Exit 45",
      "Floor 12",
      "Go to page 12.",
      "Go to aisle 12.",
      "Go to 12.",
      "Jump to 45.",
      "Scroll to 12.",
      "Reply with 1 or 2.",
      "Reply by 18.",
      "Text 45 to 12345.",
      "Rank: 12",
      "Rank 12 of 45",
      "Rated 45 of 50",
      "Score 45",
      "Scored at 45 of 50",
      "It scores 45.",
      "It got 45 points.",
      "It got 4.75.",
    ])

  static let frames111 = passing(
    [
      "It has 4.75.",
      "4.75 on average",
      "4.50 out of 5",
      "4.50/5",
      "1.25 kg",
      "1.25 kg each",
      "1.25 by 2.50 m",
      "Width 1.25",
      "10.45 am",
      "at 10.45",
      "10.45 to 12.30",
      "on 10.12.",
      "10.12.2025",
      "v10.12",
      "Version 10.12",
      "iOS 17.10",
      "Section 10.12",
      "Ratio 1.25",
      "Factor 1.50",
      "1.50 m",
      "to the power of 10",
      "Two plus two is 4.",
      "10 times 10 is 100.",
      "Half of 90 is 45.",
      "45 is half of 90.",
      "50 percent of 90 is 45.",
      "There are 24 hours in a day.",
      "I'm a bot, not 45 people.",
      "I know 45 languages.",
      "I was trained in 2024.",
      "Ask me anything, 24/7.",
      "Sorry, I can only show 12 at a time.",
      "Showing 12 of 45",
      "1–12 of 45",
      "Page 1 of 12",
      "12 more",
      "and 12 more",
      "12 more bags",
      "45 bags, 12 packs and 3 desks",
      "45 products in 12 categories",
      "3 of them cost less than the Oak Desk.",
      "2 cost $34 or less.",
      "One is $34, one is $32.",
      "The dearest is $1,299, the cheapest $32.",
    ])

  static let frames112 = passing(
    [
      "Die Regenjacke Alpin gibt es in 12 Farben.",
      "Die Regenjacke Alpin ist bei 30 Grad waschbar.",
      "Die Regenjacke Alpin ist bis 10.000 mm dicht.",
      "Die Regenjacke Alpin ist auf Platz 12.",
      "Die Regenjacke Alpin ist ab 24.12. da.",
      "Die Regenjacke Alpin fällt aus wie 48.",
      "Die Regenjacke Alpin gibt es auch in 48.",
      "Die Regenjacke Alpin in 48 kostet 79,90 €.",
      "Die Regenjacke Alpin geht bis 58.",
      "Die Regenjacke Alpin ist für Kinder von 6 bis 12.",
      "Der Wanderschuh Gipfel ist auf 42 genau.",
      "Der Wanderschuh Gipfel in 42 ist aus.",
      "Nehmen Sie 42.",
      "Dann ist 42 richtig.",
      "Ich würde 42 nehmen.",
      "Wir haben 42 und 43.",
      "Wir haben ihn in 42.",
      "Bei 30 waschen",
      "Bei 30 Grad",
      "Mit 12 Taschen",
      "Mit 12 ist man zu jung.",
      "Um 12 Uhr",
      "Auf 12 Seiten",
      "Auf Seite 12",
      "Für 12 bis 14 Jahre",
      "Für 24 Stunden",
      "Zu 80 %",
      "Zu zweit",
      "Nach 12 Wäschen",
      "Seit 12 Jahren",
      "Vor 12 Jahren",
      "Am 24.",
      "Am 24. um 18 Uhr",
      "Von 12 auf 24 Stunden verkürzt",
      "Die Akkulaufzeit ist von 12 auf 24 Stunden gestiegen.",
      "Die Zahl stieg von 12 auf 45.",
    ], shop: Shop.euros, language: "de")

  static let frames113 = passing(
    [
      "Le Sac à dos Mistral existe en 12 couleurs.",
      "Le Sac à dos Mistral est fait pour 13 pouces.",
      "Lavable à 30.",
      "Lavable à 30 °C",
      "Ouvert de 9 à 18.",
      "Prenez du 42.",
      "En 42, il est épuisé.",
      "À la page 12",
      "Le 24 à 18 h",
      "Nous en avons 42.",
    ], shop: Shop.french, language: "fr")

  static let frames114 = passing(
    [
      "La Mochila Sierra está en 12 colores.",
      "Lavar a 30.",
      "Abre a las 10.",
      "Llévate la 42.",
      "En 42 está agotada.",
      "A 12 km",
      "De 9 a 18 h",
    ], shop: Shop.spanish, language: "es")

  static let frames115 = passing(
    [
      "Lavare a 30.",
      "Apre alle 10.",
      "Prendi il 42.",
      "In 42 è esaurita.",
      "A pagina 12",
    ], shop: Shop.italian, language: "it")

  static let frames116 = passing(
    [
      "Wassen op 30.",
      "Open om 10.",
      "Neem maat 42.",
      "In 42 is hij uitverkocht.",
      "Op pagina 12",
    ], shop: Shop.dutch, language: "nl")

  static let frames117 = passing(
    [
      "Prać w 30.",
      "Otwarte o 10.",
      "Weź 42.",
      "Na stronie 12",
    ], shop: Shop.zloty, language: "pl")

  static let frames118 = passing(
    [
      "Прати при 30.",
      "О 18.",
      "Беріть 42.",
      "На сторінці 12",
    ], shop: Shop.hryvnia, language: "uk")

  static let frames119 = passing(
    [
      "Стирать при 30.",
      "В 18.",
      "Берите 42.",
      "На странице 12",
    ], shop: Shop.roubles, language: "ru")
}
