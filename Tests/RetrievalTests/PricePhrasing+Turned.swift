// SPDX-License-Identifier: Apache-2.0

extension PricePhrasing {
  /// Limits that what is said behind them turns, or takes away.
  static let turned = table(
    """
    en|USD||40|headphones, more than 40 is not in the budget
    en|USD||40|headphones, more than 40 isn't possible
    en|USD||40|kettle, above 40 I can't do
    en|USD||40|kettle - anything over 40 is too much
    en|USD||40|kettle, over 40 is out of the question
    en|USD||40|kettle over 40 - no way
    en|GBP||25|mouse, more than 25 won't work for me
    en|USD||80|laptop, 80 dollars or more is not an option
    en|USD|500||laptop, less than 500 is no good
    en|USD|500||laptop. anything under 500 is rubbish
    en|USD||40|kettle up to 40 is not enough
    en|USD||500|laptop, under 500 I can't find any
    en|USD||500|laptop under 500 is not possible?
    en|USD|||laptop, over 500 is no problem
    en|USD|||laptop, over 500 is not a problem for me
    en|USD|500||laptop over 500 not black
    en|USD||60|headphones, 60 is too expensive
    en|USD||80|keyboard, willing to go to 80
    en|USD||80|keyboard sub-80
    en|USD||90|bag max 90 sans cuir
    en|EUR|120||hiking boots 120+ euros
    en|USD|||pack of 40, not more
    en|USD|||up to 60 cotton pads
    de|EUR||60|Kopfhörer, 60 Euro ist mir zu teuer
    de|EUR|30||Wasserkocher nicht für unter 30 Euro
    de|EUR||100|Tasche bis 100 rot
    es|EUR||100|bolso de hasta 100 rojo
    en|EUR||100|handbag jusqu'à 100, merci
    pl|PLN||100|torebka do 100 czerwona
    pl|PLN||100|torebka do 100 czerwonego koloru
    pl|PLN|85|115|toster w granicach 100 zł
    ru|RUB||100|сумка до 100 красного цвета
    ru|RUB||100|сумка до 100 размер 42
    ru|RUB|||пазл до 100 деталей
    uk|UAH||100|сумка до 100 червоного кольору
    de|EUR||40|Wasserkocher, mehr als 40 sind nicht drin
    de|EUR||40|Wasserkocher, über 40 geht nicht
    de|EUR||80|Kopfhörer, mehr als 80 Euro kann ich nicht ausgeben
    de|EUR||80|Kopfhörer, alles über 80 ist mir zu teuer
    de|EUR||800|Laptop, mehr als 800 gebe ich nicht aus
    de|EUR|50||Kopfhörer, unter 50 taugt nichts
    de|EUR|||Kopfhörer, über 50 ist kein Problem
    de|EUR||50|Kopfhörer unter 50 nicht in schwarz
    fr|EUR||40|casque, plus de 40 c'est trop
    fr|EUR||40|bouilloire, plus de 40 euros c'est non
    fr|EUR||60|un clavier, au-delà de 60 euros je ne peux pas
    es|EUR||40|auriculares, más de 40 no puedo
    es|EUR||60|teclado, más de 60 euros es demasiado
    it|EUR||40|cuffie, più di 40 no
    it|EUR||40|bollitore, oltre 40 euro è troppo
    nl|EUR||40|koptelefoon, meer dan 40 gaat niet
    nl|EUR||40|waterkoker, boven de 40 euro is te duur
    pl|PLN||150|słuchawki, więcej niż 150 nie dam
    pl|PLN||150|czajnik, powyżej 150 zł nie mogę
    ru|RUB||4000|наушники, больше 4000 не могу
    ru|RUB||400|чайник, дороже 400 рублей не потяну
    uk|UAH||400|навушники, більше 400 не вийде
    uk|UAH||400|чайник, понад 400 гривень не можу
    de|EUR|50|80|Kopfhörer zw. 50 und 80 Euro
    de|EUR||80|Maus max. 80
    de|EUR|500||Laptop ab ca. 500
    de|EUR||1200|Laptop bis zu 1.200,-
    en|INR||40000|laptop under 40000/-
    pl|PLN||250|навушники не більше ніж 250 злотих
    """)

  /// Numbers of an identifier, and sizes behind a comma.
  static let noneOfCodes = table(
    """
    en|USD|||price of 831-205156
    en|USD|||how much is 100-200300
    en|USD|||what does 453-98765 cost
    de|EUR|||Preis von 831-205156
    en|USD|||price of 012-3456
    en|USD|||monitor, bigger than 32 is not possible
    en|USD|||drill more than 12 V is not needed
    """)
}
