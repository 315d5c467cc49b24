// SPDX-License-Identifier: Apache-2.0

/// Questions whose numbers are no prices: sizes, ages, counts, ratings, years, names.
extension PricePhrasing {
  static let none = table(
    #"""
    en|USD|||mug for kids under 16
    en|USD|||gift for children under 60
    en|USD|||toys for kids under 12
    en|USD|||monitor under 27"
    en|USD|||Air Max 90
    en|USD|||nike air max 90 white
    en|USD|||Nike Air Max 90
    en|USD|||iPhone 15 Pro Max 256
    en|USD|||iphone 15 pro max 256 gb
    en|USD|||iphone 15 max
    en|USD|||27" monitor
    en|USD|||27 inch monitor
    en|USD|||kids under 10
    en|USD|||clothes for kids under 10
    en|USD|||dumbbells up to 20
    en|USD|||dumbbells up to 20 kg
    en|USD|||size 8 to 10
    en|USD|||dress in size 8 to 10
    en|USD|||jeans size 30-32
    en|USD|||over 50 reviews
    en|USD|||products with over 50 reviews
    en|USD|||2 to 4 players
    en|USD|||board game for 2 to 4 players
    en|USD|||under 18
    en|USD|||games for under 18s
    en|USD|||backpack up to 40 liters
    en|USD|||jackets under 18 years
    en|USD|||tent for over 4 people
    en|USD|||rope max 60 m
    en|USD|||sleeping bag for under 0 degrees
    en|USD|||24-MB01
    en|USD|||size 42
    en|USD|||shoes from 2024
    en|USD|||bottle 20-50 ml
    en|USD|||lamp under 5 kg
    en|USD|||up to 40l
    en|USD|||rated over 4
    en|USD|||rated 4 and up
    en|USD|||rating above 4.5
    en|USD|||4+ stars
    en|USD|||at least 4 stars
    en|USD|||more than 100 pages
    en|USD|||pack of 12
    en|USD|||toys for ages 3 to 5
    en|USD|||toys ages 3 and up
    en|USD|||toys for boys under 8
    en|USD|||women over 50
    en|USD|||shoes uk 8 to 10
    en|USD|||waist 30 to 34
    en|USD|||waist up to 34
    en|USD|||laptop with more than 16 GB
    en|USD|||battery over 10 hours
    en|USD|||battery life over 10 hours
    en|USD|||SPF 50+
    en|USD|||sunscreen spf 30 or more
    en|USD|||models from 2020 to 2023
    en|USD|||cameras over 2019
    en|USD|||delivery within 3 days
    en|USD|||within 2 weeks
    en|USD|||tents for 2-4 people
    en|USD|||tent up to 4
    en|USD|||bulb 40 to 60 watts
    en|USD|||lens 18-55
    en|USD|||lens 70-200
    en|USD|||nikon lens 50 to 200
    en|USD|||levis 501
    en|USD|||more than one color
    en|USD|||bag with over three pockets
    en|USD|||shirt over the shoulder
    en|USD|||jacket under armour
    en|USD|||under armour 3.0 shoes
    en|USD|||between the 2 of them
    en|USD|||jacket for $80
    en|USD|||24/7 support
    en|USD|||open until 8 pm
    en|USD|||50% off
    en|USD|||20 % discount or more
    en|USD|||discount of more than 20%
    en|USD|||top 10 jackets
    en|USD|||best 5 tents
    en|USD|||90s jacket
    en|USD|||jacket from the 80s
    en|USD|||iPhone 13 or 14
    en|USD|||waterproof to 50 m
    en|USD|||temperatures below 20 °C
    en|USD|||up to 60 mph
    en|USD|||puzzle 500 to 1000 pieces
    en|USD|||puzzle with at least 500 pieces
    en|USD|||lego 10280
    en|USD|||5'10" board
    en|USD|||10-inch pan
    en|USD|||20-50 mm lens
    en|USD|||weight under 2 pounds
    en|USD|||backpack under 5 pounds
    en|USD|||kettlebell under 40 pounds
    en|USD|||screen size under 15
    en|USD|||height up to 180
    en|USD|||is there a discount for buying more than 10
    en|USD|||more than 100 products
    en|USD|||up to 3 items
    en|USD|||4k monitor
    en|USD|||tv up to 55
    en|USD|||tv under 55 inches
    en|USD|||ps5 games under 18
    en|USD|||usb 3 hub
    en|USD|||shoes size 8-10
    en|USD|||shoe sizes 36-40
    en|USD|||shoes 36-40
    en|USD|||WS/12 XS
    en|USD|||AP-RJ01
    en|USD|||phone with 6.1" or more
    en|USD|||over the ear headphones
    en|USD|||hi, how are you?
    en|USD|||delivery to 90210
    en|USD|||season 3 to 5
    en|USD|||level over 20
    en|USD|||watch water resistant up to 100 meters
    en|USD|||sleeping bag up to 15
    en|USD|||16:9 monitor
    en|USD|||less than 3 minutes
    en|USD|||a book about 1984
    en|USD|||book about 50 people
    en|USD|||under 21 seconds
    en|USD|||jacket for a 6 year old
    en|USD|||ring size up to 7
    de|EUR|||Spielzeug ab 3 Jahren
    de|EUR|||Spiel ab 18
    de|EUR|||Spielzeug für Kinder unter 10
    de|EUR|||Hanteln bis 20
    de|EUR|||Hantel bis 20 kg
    de|EUR|||Monitor unter 27 Zoll
    de|EUR|||Größe 38 bis 40
    de|EUR|||Schuhe Größe 38-40
    de|EUR|||Rucksack bis 40 Liter
    de|EUR|||Rucksack bis 40 l
    de|EUR|||Zelt für 2 bis 4 Personen
    de|EUR|||mehr als 50 Bewertungen
    de|EUR|||Bewertung über 4
    de|EUR|||mindestens 4 Sterne
    de|EUR|||unter 18
    de|EUR|||Jacke von 2023
    de|EUR|||Puzzle ab 500 Teilen
    de|EUR|||Lieferung bis 24. Dezember
    de|EUR|||Schlafsack bis -10 Grad
    fr|EUR|||jouets pour enfants de moins de 10 ans
    fr|EUR|||tente 2 à 4 personnes
    fr|EUR|||taille 38 à 40
    fr|EUR|||sac à dos jusqu'à 40 litres
    fr|EUR|||haltères jusqu'à 20
    fr|EUR|||plus de 50 avis
    es|EUR|||juguetes para niños menores de 10 años
    es|EUR|||talla 38 a 40
    es|EUR|||mochila de hasta 40 litros
    es|EUR|||más de 50 opiniones
    es|EUR|||mancuernas hasta 20
    it|EUR|||giochi per bambini sotto i 10 anni
    it|EUR|||taglia da 38 a 40
    it|EUR|||zaino fino a 40 litri
    it|EUR|||più di 50 recensioni
    nl|EUR|||speelgoed voor kinderen onder 10
    nl|EUR|||maat 38 tot 40
    nl|EUR|||rugzak tot 40 liter
    nl|EUR|||meer dan 50 beoordelingen
    pl|PLN|||zabawki dla dzieci do 10 lat
    pl|PLN|||rozmiar 38 do 40
    pl|PLN|||plecak do 40 litrów
    pl|PLN|||powyżej 50 opinii
    uk|UAH|||рюкзак до 40 л
    uk|UAH|||іграшки від 3 років
    uk|UAH|||розмір 36 до 40
    uk|UAH|||гантелі до 20
    uk|UAH|||понад 50 відгуків
    ru|RUB|||игрушки для детей до 10
    ru|RUB|||рюкзак до 40 литров
    ru|RUB|||размер от 36 до 40
    ru|RUB|||больше 50 отзывов
    ru|RUB|||до свидания
    ru|RUB|||гантели до 20
    """#)
}
