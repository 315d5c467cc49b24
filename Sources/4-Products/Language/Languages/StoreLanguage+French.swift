// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// French, `fr`.
  package static let french = StoreLanguage(
    code: "fr", stemmers: ["light_french", "french"],
    stopWords: """
      le la les l' un une des du de d' et ou à au aux en dans pour par avec sur est sont c'est ce cet cette ces qui que
      quoi quel quelle quels quelles où comment je j'ai tu vous nous il elle ils elles me moi mon ma mes votre vos y a
      avez avez-vous as ai cherche je cherche voudrais veux montrez montrez-moi montre besoin produit produits article
      articles acheter s'il plaît svp existe aussi
      """,
    prices: frenchPrices, facets: frenchFacets,
    phrases: Phrases(
      nothing: "Je n'ai rien trouvé à ce sujet dans le catalogue de cette boutique.",
      tryOtherWords: "Essayez d'autres mots, ou le nom ou la référence d'un produit.",
      shopHas: "La boutique propose par exemple :",
      listOnly: "Je ne peux pas rédiger de réponse complète pour le moment. Voici les produits les plus proches :",
      from: "à partir de", inStock: "en stock", outOfStock: "en rupture de stock",
      contradiction:
        "Rien ne peut coûter au moins {low} et au plus {high} : ces deux limites de prix s'excluent l'une l'autre.",
      foreignCurrency:
        "Votre limite de prix ({limit}) n'a pas été appliquée, car cette boutique vend en {shop}.",
      newestUnknown: "La date d'arrivée des produits n'est pas connue ici ; ils ne sont donc pas triés selon elle.",
      ratingUnknown: "Les notes des produits ne sont pas connues ici ; ils ne sont donc pas triés selon elles.",
      missingIdentifier: "Il n'y a pas de produit {identifier} dans cette boutique."),
    ownLetters: "çœêèàûîô",
    talk: frenchSmallTalk, references: frenchReferences)

  private static let frenchFacets = FacetWords(
    exclusions: """
      sans | sauf | excepté | hormis | à part | a part | mais pas de | mais pas en | mais pas | et pas de
      | et pas | pas en | rien en | qui ne soit pas | qui ne soient pas | qui ne sont pas | autre que | autres que
      | autrement que | au lieu de | au lieu d' | au lieu du | plutôt que | plutôt qu'
      """, negations: "pas non ni aucun aucune rien",
    gaps: """
      chez par
      de d' du des en le la les l' un une avec couleur taille matière marque
      """, joints: "ou et ni", contrasts: "mais plutôt seulement", endings: "e s es x",
    sizes: "taille tailles pointure",
    kindNouns: "type types genre genres sorte sortes style styles modèle modèles version versions",
    preferences: "plutôt que | plutôt qu'", comparisons: "plus que",
    permissions: """
      c'est bon aussi | ça va aussi | ça ira aussi | convient aussi | me va aussi | ira aussi | va aussi |
      c'est bien aussi
      """, idioms: "pas seulement | pas trop | pas plus | pas de problème")

  private static let frenchPrices = PriceWords(
    upper: [
      .needsCurrency: "j'ai | nous avons | on a | je dispose de",
      .price: """
      moins cher que | moins chers que | moins chère que | moins chères que | coûte moins de | coûtant moins de
      | coûtent moins de | budget de | budget est de | budget | dépenser jusqu'à | prix maximum | prix max
      | prix inférieur à | prix maximal | budget maximum | payer jusqu'à | dépenser | mettre jusqu'à | n'ai que |
      n'avons que
      """,
      .strong: """
      moins de | moins que | sous | en dessous de | en-dessous de | au-dessous de | au dessous de | inférieur à
      | inférieure à | inférieurs à | inférieures à | au plus | tout au plus | sous les | à moins de | au maximum
      """,
      .weak: """
      jusqu'à | jusque | jusqu' à | max | maximum | maxi | dans les limites de | < | <= | =< | ≤
      | à hauteur de | maximum de
      """,
    ],
    lower: [
      .price: "plus cher que | plus chers que | plus chère que | plus chères que | coûte plus de | coûtant plus de"
        + " | prix minimum | prix supérieur à",
      .weak: """
      plus de | plus que | au-dessus de | au dessus de | supérieur à | supérieure à | supérieurs à | supérieures à
      | au moins | minimum | min | au minimum | dépassant | dépasse | dépasser | dépassent | excédant | excéder
      | excède | > | >= | => | ≥
      """,
      .needsPrice: "à partir de | dès | de",
    ],
    upperAfter: [
      .price: """
      de budget | c'est mon maximum | à dépenser | est mon maximum | est mon budget | budget | , pas un
      centime de plus | pas un centime de plus | , pas plus | et pas plus | pas plus | , max | , maximum |
      , maxi | , au maximum
      """,
      .strong:
        "ou moins | et moins | au plus | au maximum | grand maximum | ou en dessous | ou moins cher | tout au plus",
      .weak: "max | maximum | maxi",
    ],
    lowerAfter: [
      .strong: "ou plus | et plus | ou davantage | et au-delà | et au-dessus | ou au-dessus | et au dessus",
      .needsPrice: "minimum | au moins | au minimum | +",
    ],
    around: [
      .strong: "environ | autour de | aux alentours de | approximativement | à peu près | aux environs de | ~ | ≈"
        + " | dans les | circa",
      .needsPrice: "vers | près de | à",
    ],
    aroundAfter: "environ | à peu près | plus ou moins",
    ranges: ["entre": "et - à", "de": "à - a", "des": "à", "compris": "et"], joints: "- à",
    determinerNegations: "aucun aucune rien sauf excepté",
    particleNegations: "refuse pas non ne n' jamais sans",
    gaps: """
      ceux celles veux voudrais souhaite dépenser mettre payer qui que doit doivent devrait coûter coûte coûtent être est sont de
      d' des du ne n' pas plus je j' quelque chose articles produits pouvoir peux peut à un une le la les trop cher
      chose aille aller monter
      """,
    links: "de d' pas un une le la les l' des du prix budget montant environ à total : = est mon ma seulement que",
    price: """
      prix coût coûte coûtent coûter coûtant budget dépenser payer cher chère chers chères abordable pas-cher valeur
      tarif tarifs économique
      """,
    connectives: """
      pour en dans avec sans et ou s'il svp merci qui que de du des la le les l' un une au aux à sur par mais si chacun
      pièce total chaque maximum max environ est sont y avez je vous tout compris ttc
      """,
    units: """
      g kg gramme grammes kilo kilos mg mm cm m km mètre mètres centimètres pouces pouce l ml cl litre litres v w kw
      watts
      watt volts mah ah hz gb tb mp px an ans année années mois jour jours semaine semaines heure heures h
      minutes min secondes personnes personne places joueurs pièces piece degrés % pourcent ° °c x fois km/h lumens avis
      étoiles étoile pages couleurs tasses dB watts crans vitesses produits articles janvier février mars avril mai
      juin juillet août septembre
      octobre novembre décembre
      """,
    scales: """
      taille tailles pointure pointures âge âgés âgé longueur largeur hauteur profondeur tour note noté notés étoiles
      niveau classe modèle série version numéro no n° poids température diamètre puissance indice eu uk us
      volume tome saison année
      """,
    children: "enfant enfants garçon garçons fille filles bébé bébés ado ados adolescents jeunes kids",
    adults: "homme hommes femme femmes adultes personnes gens dames seniors",
    measured: [
      ("haltère", 1...60), ("kettlebell", 1...100), ("écran", 5...55), ("moniteur", 5...55),
      ("téléviseur", 5...86), ("télé", 5...86), ("poids", 1...100),
    ],
    measuredWeakly: [
      ("sac à dos", 1...120), ("dos", 1...120), ("tente", 1...12), ("valise", 1...150), ("corde", 1...200),
      ("glacière", 1...120), ("duvet", 1...30), ("poêle", 10...40), ("vélo", 8...30), ("puzzle", 1...5000),
    ],
    currencies: [
      dollars: "dollar dollars", "EUR": "euro euros balles", "GBP": "livre livres", "CHF XAF XOF": "franc francs",
      "MAD AED": "dirham dirhams", "PLN": "zloty zlotys", "UAH": "hryvnia hryvnias", "RUB": "rouble roubles",
      "JPY": "yen yens", "SEK NOK DKK CZK": "couronne couronnes", "TND DZD": "dinar dinars", "INR": "roupie roupies",
    ],
    multipliers: ["k": 1000, "mille": 1000],
    numbers: NumberWords(
      """
      un=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14
      quinze=15 seize=16 dixsept=17 dixhuit=18 dixneuf=19 soixantedix=70 soixanteetonze=71 soixantedouze=72
      soixantetreize=73 soixantequatorze=74 soixantequinze=75 soixanteseize=76 soixantedixsept=77 soixantedixhuit=78
      soixantedixneuf=79 quatrevingts=80 quatrevingtdix=90 quatrevingtonze=91 quatrevingtdouze=92 quatrevingttreize=93
      quatrevingtquatorze=94 quatrevingtquinze=95 quatrevingtseize=96 quatrevingtdixsept=97 quatrevingtdixhuit=98
      quatrevingtdixneuf=99
      """,
      tens: """
        vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 octante=80 huitante=80 nonante=90
        quatrevingt=80
        """, joiners: ["", "et"], hundreds: "cent=100 cents=100 mille=1000",
      counting: """
        zéro=0 une=1 vingts=20 dizaine=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50
        soixantaine=60 centaine=100
        """),
    cheapest:
      "le moins cher | la moins chère | les moins chers | les moins chères | prix le plus bas | le meilleur prix"
      + " | meilleur marché"
      + " | prix croissant | prix croissants | du moins cher au plus cher | trié par prix | triés par prix | triées par prix | trier par prix | classés par prix | moins cher possible | moins chère possible | moins chers possible | le moins coûteux | la moins coûteuse | coûte le moins | plus bas prix",
    dearest: "le plus cher | la plus chère | les plus chers | les plus chères | prix le plus élevé"
      + " | décroissant | prix décroissant | prix décroissants | du plus cher au moins cher | coûte le plus",
    newest: """
      plus récent | plus récente | plus récents | plus récentes | dernières nouveautés | nouveautés
      | derniers arrivages | dernier arrivage | derniers modèles | dernière collection
      """,
    bestRated: """
      mieux noté | mieux notée | mieux notés | mieux notées | meilleures notes | meilleure note | meilleurs avis
      | mieux évalué | mieux évaluée | mieux évalués | mieux évaluées | meilleures évaluations
      """,
    sorting: "trié triés triées trier par prix", sortingBehind: "d'abord abord croissant")

  private static let frenchSmallTalk = SmallTalk(
    [
      .greeting: "bonjour | bonsoir | salut | coucou | ça va | comment ça va | comment allez-vous | comment vas-tu",
      .thanks: "merci | merci beaucoup | mille mercis | je vous remercie",
      .service: """
      combien coûte la livraison | frais de livraison | frais de port | délai de livraison | délais de livraison
      | quand arrive ma commande | où est ma commande | ma commande | puis-je le retourner
      | puis-je retourner un article | retours | remboursement | je veux être remboursé | garantie
      | horaires d'ouverture | moyens de paiement | comment payer | je veux parler à un humain
      | parler à un conseiller | service client | raconte-moi une blague | annuler ma commande | réclamation
      """,
      .farewell: "au revoir | à bientôt | à plus | à plus tard | bonne journée | bonne soirée | bonne nuit | adieu",
      .identity: """
      qui es-tu | qui êtes-vous | tu es qui | vous êtes qui | c'est qui | es-tu un robot | êtes-vous un robot
      | êtes-vous humain | es-tu humain | es-tu une ia | êtes-vous une ia | comment tu t'appelles
      | comment vous appelez-vous | quel est votre nom | quel est ton nom
      """,
      .help: """
      aide | aidez-moi | aide-moi | à l'aide | pouvez-vous m'aider | peux-tu m'aider | j'ai besoin d'aide
      | que peux-tu faire | que pouvez-vous faire | que savez-vous faire | comment ça marche | que puis-je demander
      """,
    ],
    fillers: """
      cool super génial parfait bien nickel accord oui intéressant
      à tous tout le monde beaucoup bien et ok d'accord s'il vous te plaît plait pour votre ton aide très infiniment
      parfait super génial c'est ça ce sera sera cela
      """,
    approvals: "super génial parfait nickel cool ok accord bien compris haha",
    answers: [
      .greeting: "Bonjour ! Que cherchez-vous ? Je parcours le catalogue de cette boutique pour vous.",
      .thanks: "Avec plaisir ! Posez-moi vos questions sur les produits de cette boutique quand vous voulez.",
      .service: """
      Je ne peux aider que pour les produits de cette boutique. Pour les commandes, la livraison, les \
      retours et le paiement, adressez-vous au service client.
      """,
      .farewell: "Au revoir ! Je suis là dès que vous cherchez quelque chose.",
      .identity: """
      Je suis l'assistant IA de cette boutique. Je trouve des produits dans son catalogue et je réponds aux \
      questions.
      """,
      .help: """
      Dites-moi ce que vous cherchez : un type de produit, une couleur, une taille, une limite de prix, ou le nom \
      ou la référence d'un produit. Je cherche dans le catalogue de cette boutique et je réponds d'après ce qu'il \
      dit.
      """,
    ])

  private static let frenchReferences = ReferenceWords(
    places: [
      "le premier | la première | le 1er | numéro 1",
      "le deuxième | la deuxième | le second | la seconde | numéro 2",
      "le troisième | la troisième | numéro 3",
      "le quatrième | la quatrième | numéro 4",
      "le cinquième | la cinquième | numéro 5",
    ],
    last: "le dernier | la dernière",
    cheapest: """
      le moins cher | la moins chère | lequel est le moins cher | laquelle est la moins chère
      | lequel est moins cher | laquelle est moins chère | lequel coûte moins
      | lequel des deux est le moins cher | laquelle des deux est la moins chère
      """,
    dearest: "le plus cher | la plus chère | lequel est le plus cher | laquelle est la plus chère",
    both:
      "les deux premiers | les deux premières | des deux | les deux | entre les deux | entre eux | entre elles | lequel des deux | laquelle des deux",
    all: """
      lequel | laquelle | lesquels | lesquelles | ceux-ci | ceux-là | celles-ci | celles-là | parmi ceux
      | parmi eux | ces | sont-ils | sont-elles | ont-ils | ont-elles
      """,
    pronouns: """
      est-il | est-elle | a-t-il | a-t-elle | est-ce qu'il est | est-ce qu'elle est | celui-ci | celui-là
      | celle-ci | celle-là | celui | celle | ceci | cela | ça | l'avez-vous | l'avez vous | vous l'avez
      | la avez-vous | existe-t-il en | existe-t-elle en | il est | elle est | cet article | ce produit
      | ce modèle
      """,
    others: """
      montrez-moi d'autres | d'autres | autres | un autre | une autre | autre chose | quelque chose d'autre
      | encore | plus de choix | plus d'options | plus de résultats | en voir plus | montrez m'en plus
      | montre m'en plus | quoi d'autre | similaires | quelque chose de similaire | page suivante
      """,
    cheaper: """
      moins cher | moins chère | moins chers | moins chères | quelque chose de moins cher | plus abordable
      | plus économique | meilleur marché | trop cher | c'est trop cher
      """,
    dearer: "plus cher | plus chère | plus chers | quelque chose de plus cher | plus haut de gamme",
    openers: """
      et | ou | mais | aussi | assorti | assortie | assortis | et avec ça | qu'en est-il de | qu'en est-il des
      | et pour | maintenant | alors | plutôt | ok
      | et les | et des
      """,
    refiners: """
      en | sous | avec | sans | seulement | uniquement | pas | mais pas | pour | moins de | plus de | à moins de
      | à partir de | jusqu'à | plus petit | plus grand | plus léger | plus chaud | de couleur | la même
      | le même | de préférence | au maximum | au moins | dans | de taille
      """,
    anyPrice: """
      peu importe le prix | le prix n'a pas d'importance | le prix importe peu | quel que soit le prix
      | n'importe quel prix | sans limite de prix | le prix m'est égal
      | le prix n'est pas important | le prix ne compte pas
      """,
    anyColor: """
      peu importe la couleur | n'importe quelle couleur | quelle que soit la couleur | toutes les couleurs
      | la couleur n'a pas d'importance | la couleur importe peu
      | la couleur m'est égale | la couleur ne compte pas | n'importe quelle couleur me va
      """,
    fillers: """
      lien liens url montre montrez moi plus sur parlez parle dites dis quelque chose s'il te plaît plait svp disponible
      disponibles stock prix coûte coute combien quel quelle est sont a ont peut prends acheter commander oui
      non bien mieux meilleur meilleure différence comparez comparer détails infos couleur taille version aussi
      y encore merci voudrais veux avez vous même trier pourquoi plutôt abord
      """,
    idioms: """
      il y a | y a-t-il | est-il possible | ce week-end | cet hiver | cet été | cette année | cette semaine
      | cette boutique | ce magasin
      | c'est pour | les deux couleurs | les deux tailles | les deux vont | les deux conviennent
      | du moment que c'est | pourvu que ce soit | tant que c'est | du moment qu'il est | du moment qu'elle est
      """,
    changes: """
      mets mettez mettons disons augmente augmentez augmenter baisse baissez monte montez monter descends
      passe passez passons plutôt finalement jusqu'à budget limite peux aller va alors ok le la à maximum je
      voulais dire
      """, articles: "le la les l'",
    returning: """
      revenons à | revenons aux | revenons au | retour à | retour aux | retour au | pour revenir à | pour
      revenir aux
      """,
    bigger: """
      plus grand | plus grande | plus grands | plus grandes | un plus grand | une plus grande | quelque chose de
      plus grand | plus long | plus longue | plus puissant | plus puissante | plus fort | plus forte
      """,
    smaller: """
      plus petit | plus petite | plus petits | plus petites | un plus petit | une plus petite | quelque chose de
      plus petit | plus court | plus courte
      """,
    denials: "non pardon désolé désolée attends euh", corrections: "mais plutôt")
}
