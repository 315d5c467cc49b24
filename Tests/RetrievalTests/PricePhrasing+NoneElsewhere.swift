// SPDX-License-Identifier: Apache-2.0

/// Questions in other languages whose numbers are no prices.
extension PricePhrasing {
  static let noneElsewhere = table(
    #"""
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
    de|EUR|||Spielzeug für Kinder ab 6
    de|EUR|||Kinder unter 10
    de|EUR|||Geschenk für Mädchen unter 8
    de|EUR|||Größe unter 40
    de|EUR|||Schuhe in Größe 40 bis 42
    de|EUR|||Frauen über 50
    de|EUR|||Bildschirm ab 27 Zoll
    de|EUR|||Rucksack mit mindestens 40 l
    de|EUR|||über 100 Bewertungen
    de|EUR|||mindestens 4,5 Sterne
    de|EUR|||Bewertung ab 4
    de|EUR|||bis zu 50 % Rabatt
    de|EUR|||Akku über 10 Stunden
    de|EUR|||Lieferung innerhalb von 3 Tagen
    de|EUR|||zwischen 2 und 4 Spieler
    de|EUR|||2 bis 4 Spieler
    de|EUR|||für 2-4 Personen
    de|EUR|||bis 30 Grad
    de|EUR|||Modelle ab 2020
    de|EUR|||ab 1990
    de|EUR|||unter 5 kg
    de|EUR|||höchstens 2 kg
    de|EUR|||mehr als 8 GB
    de|EUR|||über 20 Megapixel
    de|EUR|||Baujahr bis 2010
    de|EUR|||FSK 18
    de|EUR|||FSK ab 16
    de|EUR|||Air Max 90
    de|EUR|||mehr als ein Fach
    de|EUR|||unter der Woche
    de|EUR|||von 9 bis 17 Uhr
    fr|EUR|||enfants de moins de 8
    fr|EUR|||jeux à partir de 3 ans
    fr|EUR|||pointure 40 à 42
    fr|EUR|||écran de plus de 27 pouces
    fr|EUR|||entre 2 et 4 joueurs
    fr|EUR|||plus de 4 étoiles
    fr|EUR|||noté plus de 4
    fr|EUR|||moins de 5 kg
    fr|EUR|||plus de 8 Go
    fr|EUR|||jusqu'à 50 % de réduction
    fr|EUR|||livraison en moins de 2 jours
    fr|EUR|||de 9 h à 17 h
    es|EUR|||niños menores de 8
    es|EUR|||juegos a partir de 3 años
    es|EUR|||talla hasta 40
    es|EUR|||monitor de más de 27 pulgadas
    es|EUR|||entre 2 y 4 jugadores
    es|EUR|||más de 4 estrellas
    es|EUR|||menos de 5 kg
    es|EUR|||hasta 50 % de descuento
    es|EUR|||de 9 a 17 horas
    it|EUR|||bambini sotto gli 8
    it|EUR|||giochi da 3 anni
    it|EUR|||taglia fino a 40
    it|EUR|||monitor oltre 27 pollici
    it|EUR|||da 2 a 4 giocatori
    it|EUR|||più di 4 stelle
    it|EUR|||meno di 5 kg
    it|EUR|||fino al 50 % di sconto
    nl|EUR|||kinderen onder 8
    nl|EUR|||speelgoed vanaf 3 jaar
    nl|EUR|||schoenen maat 40-42
    nl|EUR|||monitor boven 27 inch
    nl|EUR|||2 tot 4 spelers
    nl|EUR|||meer dan 4 sterren
    nl|EUR|||minder dan 5 kg
    nl|EUR|||tot 50 % korting
    pl|PLN|||dzieci do 8
    pl|PLN|||zabawki od 3 lat
    pl|PLN|||buty rozmiar 40-42
    pl|PLN|||monitor powyżej 27 cali
    pl|PLN|||od 2 do 4 graczy
    pl|PLN|||powyżej 4 gwiazdek
    pl|PLN|||poniżej 5 kg
    pl|PLN|||do 50 % zniżki
    uk|UAH|||діти до 8
    uk|UAH|||ігри від 3 років
    uk|UAH|||взуття розмір 40-42
    uk|UAH|||монітор понад 27 дюймів
    uk|UAH|||від 2 до 4 гравців
    uk|UAH|||понад 4 зірки
    uk|UAH|||до 5 кг
    uk|UAH|||знижка до 50 %
    uk|UAH|||до побачення
    uk|UAH|||намет до 4
    ru|RUB|||дети до 8
    ru|RUB|||игры от 3 лет
    ru|RUB|||обувь размер 40-42
    ru|RUB|||монитор больше 27 дюймов
    ru|RUB|||от 2 до 4 игроков
    ru|RUB|||больше 4 звёзд
    ru|RUB|||до 5 кг
    ru|RUB|||скидка до 50 %
    ru|RUB|||палатка до 4
    ru|RUB|||не больше 3 штук
    """#)
}
