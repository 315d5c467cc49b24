// SPDX-License-Identifier: Apache-2.0

/// Questions in French, Spanish and Italian, with the limits that they set.
extension PricePhrasing {
  static let french = table(
    #"""
    fr|EUR||80|veste à moins de 80 €
    fr|EUR||80|veste de moins de 80 euros
    fr|EUR||80|une veste qui coûte moins de 80 euros
    fr|EUR||80|veste pas plus de 80 euros
    fr|EUR||80|pas plus de 80
    fr|EUR||80|je ne veux pas dépenser plus de 80 euros
    fr|EUR||80|je ne veux pas mettre plus de 80 € dans une veste
    fr|EUR||80|rien au-dessus de 80 euros
    fr|EUR||80|aucune veste au-dessus de 80 €
    fr|EUR||80|veste pas plus chère que 80 euros
    fr|EUR||80|veste jusqu'à 80 euros
    fr|EUR||80|veste jusqu’à 80 €
    fr|EUR||80|veste en dessous de 80 euros
    fr|EUR||80|veste sous les 80 €
    fr|EUR||80|veste sous 80
    fr|EUR||80|80 euros maximum
    fr|EUR||80|veste 80 € max
    fr|EUR||80|veste max 80€
    fr|EUR||80|80 euros ou moins
    fr|EUR||80|mon budget est de 80 euros
    fr|EUR||80|budget 80 euros, veste de pluie
    fr|EUR||80|avec un budget de 80 €
    fr|EUR||80|veste au maximum 80 euros
    fr|EUR||80|veste inférieure à 80 euros
    fr|EUR||80|prix maximum 80 €
    fr|EUR||80|veste moins chère que 80 euros
    fr|EUR||80|moins de quatre-vingts euros
    fr|EUR||90|moins de quatre-vingt-dix euros
    fr|EUR||50|une tasse à moins de cinquante euros
    fr|EUR||1200|tente à moins de 1 200 €
    fr|EUR||1200.50|tente à moins de 1 200,50 €
    fr|EUR||1000|tente à moins de mille euros
    fr|EUR|50|100|vestes entre 50 et 100 euros
    fr|EUR|50|100|vestes de 50 à 100 euros
    fr|EUR|50|100|vestes 50-100 €
    fr|EUR|50|100|vestes entre 50€ et 100€
    fr|EUR|100||vestes à plus de 100 euros
    fr|EUR|100||vestes à partir de 100 €
    fr|EUR|100||au moins 100 euros
    fr|EUR|100||vestes 100 € et plus
    fr|EUR|100||pas moins de 100 euros
    fr|EUR|100||rien en dessous de 100 euros
    fr|EUR|68|92|veste autour de 80 euros
    fr|EUR|68|92|environ 80 €
    fr|EUR|68|92|dans les 80 euros
    fr|EUR||80|VESTE MOINS DE 80 EUROS
    fr|EUR||80|veste qui ne dépasse pas 80 euros
    fr|EUR||80|ça ne doit pas coûter plus de 80 €
    fr|EUR||80|veste sans capuche à moins de 80 €
    fr|CHF||80|veste à moins de 80 francs
    fr|EUR|!||veste à moins de 80 dollars
    fr|EUR||80.00|veste à moins de 80,00 €
    fr|EUR|100|50|plus de 100 et moins de 50 euros
    fr|EUR||80|je cherche une veste à 80 € maximum
    fr|EUR||80|je n'ai que 80 euros
    fr|EUR||80|mon budget maximum est de 80 €
    fr|EUR||80|je ne souhaite pas dépasser 80 euros
    fr|EUR||80|sans dépasser 80 euros
    fr|EUR||80|ne pas dépasser 80 €
    fr|EUR||80|qui ne coûte pas plus de 80 euros
    fr|EUR||80|une veste qui coûte au plus 80 euros
    fr|EUR||80|vestes dont le prix est inférieur à 80 euros
    fr|EUR||80|prix inférieur à 80 €
    fr|EUR||80|vestes à 80 € ou moins
    fr|EUR||80|vestes pour moins de 80€
    fr|EUR||80|avez-vous des vestes à moins de 80 ?
    fr|EUR||80|rien de plus cher que 80 euros
    fr|EUR||80|pas au-dessus de 80 euros
    fr|EUR||80|jusqu'à quatre-vingts euros
    fr|EUR||75|moins de soixante-quinze euros
    fr|EUR||100|moins de cent euros
    fr|EUR|50|80|vestes à partir de 50 € et jusqu'à 80 €
    fr|EUR|50|80|prix entre 50 et 80
    fr|EUR|50|80|budget 50 à 80 euros
    fr|EUR|50|80|plus de 50 mais moins de 80 euros
    fr|EUR|100||vestes de plus de 100 €
    fr|EUR|100||au minimum 100 euros
    fr|EUR|100||pas moins cher que 100 euros
    fr|EUR|85|115|aux alentours de 100 €
    fr|EUR|85|115|à peu près 100 euros
    fr|EUR||80|veste taille 42 à moins de 80 €
    fr|EUR||80|moins de 80 balles
    fr|EUR|!||moins de 80 livres sterling
    """#)

  static let spanish = table(
    #"""
    es|EUR||80|chaqueta por menos de 80 euros
    es|EUR||80|chaquetas de menos de 80 €
    es|EUR||80|no más de 80 euros
    es|EUR||80|no quiero gastar más de 80 euros
    es|EUR||80|no quiero gastarme más de 80 € en una chaqueta
    es|EUR||80|que no cueste más de 80
    es|EUR||80|nada por encima de 80 euros
    es|EUR||80|ninguna chaqueta de más de 80 euros
    es|EUR||80|chaqueta hasta 80 euros
    es|EUR||80|chaqueta por debajo de 80 €
    es|EUR||80|chaqueta 80 euros como máximo
    es|EUR||80|chaqueta máximo 80 euros
    es|EUR||80|chaqueta máx. 80 €
    es|EUR||80|como mucho 80 euros
    es|EUR||80|80 euros o menos
    es|EUR||80|mi presupuesto es de 80 euros
    es|EUR||80|presupuesto 80 €
    es|EUR||80|con un presupuesto de 80 euros
    es|EUR||80|más barato que 80 euros
    es|EUR||80|inferior a 80 €
    es|EUR||80|que no pase de 80 euros
    es|EUR||80|que no supere los 80 euros
    es|EUR||80|menos de ochenta euros
    es|EUR||85|menos de ochenta y cinco euros
    es|EUR||1200|tienda de campaña por menos de 1.200 €
    es|EUR||1000|por menos de mil euros
    es|EUR|50|100|chaquetas entre 50 y 100 euros
    es|EUR|50|100|chaquetas de 50 a 100 euros
    es|EUR|50|100|chaquetas 50-100€
    es|EUR|50|100|desde 50 hasta 100 euros
    es|EUR|100||más de 100 euros
    es|EUR|100||a partir de 100 €
    es|EUR|100||desde 100 euros
    es|EUR|100||al menos 100 euros
    es|EUR|100||100 euros o más
    es|EUR|100||100 euros en adelante
    es|EUR|100||no menos de 100 euros
    es|EUR|68|92|alrededor de 80 euros
    es|EUR|68|92|unos 80 euros
    es|EUR|68|92|aproximadamente 80 €
    es|MXN||800|chaqueta por menos de 800 pesos
    es|MXN||800|chaqueta por menos de $800
    es|EUR|!||chaqueta por menos de 80 dólares
    es|EUR||80|CHAQUETAS POR MENOS DE 80 EUROS
    es|EUR||80|chaquetas mas baratas que 80 euros
    es|EUR||80|chaqueta sin capucha por menos de 80 euros
    es|EUR||80|chaquetas bajo 80 euros
    es|EUR||80|chaquetas menos de 80
    es|EUR||80|busco una chaqueta de 80 euros como máximo
    es|EUR||80|solo tengo 80 euros
    es|EUR||80|no puedo gastar más de 80 euros
    es|EUR||80|sin pasar de 80 euros
    es|EUR||80|sin superar los 80 euros
    es|EUR||80|que cueste menos de 80 euros
    es|EUR||80|que no sea más caro que 80 euros
    es|EUR||80|¿Tenéis chaquetas por menos de 80 €?
    es|EUR||80|precio inferior a 80 euros
    es|EUR||80|precio máximo 80 €
    es|EUR||80|un máximo de 80 euros
    es|EUR||80|hasta ochenta euros
    es|EUR||100|menos de cien euros
    es|EUR|50|80|precio entre 50 y 80
    es|EUR|50|80|más de 50 pero menos de 80 euros
    es|EUR|50|80|mínimo 50 y máximo 80 euros
    es|EUR|100||nada por debajo de 100 euros
    es|EUR|100||superior a 100 €
    es|EUR|100||como mínimo 100 euros
    es|EUR|85|115|más o menos 100 euros
    es|EUR|85|115|cerca de 100 €
    es|EUR||80|talla 42 por menos de 80 euros
    es|ARS||80000|campera por menos de 80.000 pesos
    es|COP||80000|chaqueta por menos de $80.000
    es|MXN||1500|chaqueta menos de 1,500 pesos
    es|PEN||200|casaca por menos de 200 soles
    es|EUR|!||chaqueta por menos de 80 libras esterlinas
    """#)

  static let italian = table(
    #"""
    it|EUR||80|giacca a meno di 80 euro
    it|EUR||80|giacca sotto gli 80 euro
    it|EUR||80|giacca sotto 80€
    it|EUR||80|non più di 80 euro
    it|EUR||80|non voglio spendere più di 80 euro
    it|EUR||80|che non costi più di 80 euro
    it|EUR||80|niente sopra gli 80 euro
    it|EUR||80|nessuna giacca sopra gli 80 euro
    it|EUR||80|fino a 80 euro
    it|EUR||80|giacca massimo 80 euro
    it|EUR||80|giacca max 80 €
    it|EUR||80|al massimo 80 euro
    it|EUR||80|80 euro o meno
    it|EUR||80|80 euro al massimo
    it|EUR||80|il mio budget è di 80 euro
    it|EUR||80|budget 80 euro
    it|EUR||80|entro gli 80 euro
    it|EUR||80|non oltre 80 euro
    it|EUR||80|non oltre gli 80 euro
    it|EUR||80|inferiore a 80 euro
    it|EUR||80|più economica di 80 euro
    it|EUR||80|meno di ottanta euro
    it|EUR||85|meno di ottantacinque euro
    it|EUR||1200|tenda a meno di 1.200 €
    it|EUR||1000|tenda a meno di mille euro
    it|EUR|50|100|giacche tra 50 e 100 euro
    it|EUR|50|100|giacche da 50 a 100 euro
    it|EUR|50|100|giacche 50-100 €
    it|EUR|50|100|giacche fra i 50 e i 100 euro
    it|EUR|100||più di 100 euro
    it|EUR|100||oltre 100 euro
    it|EUR|100||a partire da 100 €
    it|EUR|100||almeno 100 euro
    it|EUR|100||100 euro in su
    it|EUR|100||non meno di 100 euro
    it|EUR|68|92|circa 80 euro
    it|EUR|68|92|intorno agli 80 euro
    it|EUR|68|92|sugli 80 euro
    it|EUR||80|GIACCA MENO DI 80 EURO
    it|EUR||80|giacca che non superi gli 80 euro
    it|EUR||80|giacca senza cappuccio sotto gli 80 euro
    it|EUR|!||giacca a meno di 80 dollari
    it|EUR||80|cerco una giacca da massimo 80 euro
    it|EUR||80|ho solo 80 euro
    it|EUR||80|non posso spendere più di 80 euro
    it|EUR||80|senza superare gli 80 euro
    it|EUR||80|che costi meno di 80 euro
    it|EUR||80|che non sia più cara di 80 euro
    it|EUR||80|prezzo inferiore a 80 euro
    it|EUR||80|prezzo massimo 80 €
    it|EUR||80|avete giacche sotto gli 80 euro?
    it|EUR||80|spendere al massimo 80 euro
    it|EUR||100|meno di cento euro
    it|EUR|50|80|prezzo tra 50 e 80
    it|EUR|50|80|più di 50 ma meno di 80 euro
    it|EUR|50|80|dai 50 agli 80 euro
    it|EUR|100||niente sotto i 100 euro
    it|EUR|100||superiore a 100 €
    it|EUR|100||dai 100 euro in su
    it|EUR|85|115|più o meno 100 euro
    it|EUR|85|115|intorno ai 100 €
    it|EUR||80|taglia 42 sotto gli 80 euro
    """#)
}
