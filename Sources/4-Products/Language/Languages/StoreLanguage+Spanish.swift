// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// Spanish, `es`.
  package static let spanish = StoreLanguage(
    code: "es", stemmers: ["light_spanish", "spanish"],
    stopWords: """
      el la los las un una unos unas de del al y o u en con por para que qué cuál cuáles es son está están hay tiene
      tienen tienes tenéis me mi mis tu su sus yo nosotros usted ustedes lo le se cómo dónde quiero quisiera busco
      buscando necesito muestra muéstrame enséñame producto productos artículo artículos comprar algún alguna algo favor
      también
      """,
    prices: spanishPrices, facets: spanishFacets,
    phrases: Phrases(
      nothing: "No he encontrado nada sobre eso en el catálogo de esta tienda.",
      tryOtherWords: "Pruebe con otras palabras, o con el nombre o el número de un producto.",
      shopHas: "La tienda tiene, por ejemplo:",
      listOnly: "Ahora mismo no puedo escribir una respuesta completa. Estos productos son los más cercanos:",
      from: "desde", inStock: "en stock", outOfStock: "agotado",
      contradiction:
        "Nada puede costar como mínimo {low} y como máximo {high}: estos dos límites de precio se excluyen.",
      foreignCurrency:
        "Su límite de precio ({limit}) no se ha aplicado, porque esta tienda vende en {shop}.",
      newestUnknown: "Aquí no se sabe cuán nuevos son los productos, así que no están ordenados por ello.",
      ratingUnknown: "Aquí no se conocen las valoraciones de los productos, así que no están ordenados por ellas.",
      missingIdentifier: "No hay ningún producto {identifier} en esta tienda."),
    ownLetters: "ñ¿¡áíóú",
    talk: spanishSmallTalk, references: spanishReferences)

  private static let spanishFacets = FacetWords(
    exclusions: """
      sin | excepto | salvo | menos | pero no en | pero no de | pero no | y no de | y no | nada de | nada
      en | que no sea de | que no sea | que no sean | aparte de | distinto de | en vez de | en lugar de | antes que
      """, negations: "no ni ningún ninguna ningun ninguno nada",
    gaps: "marca de en el la los las un una con sea sean color talla marca material", joints: "o u y e ni",
    contrasts: "sino pero solo sólo", endings: "o a os as e es s", sizes: "talla tallas número",
    kindNouns: "tipo tipos clase clases estilo estilos modelo modelos versión versiones",
    preferences: "más bien que | prefiero antes que", comparisons: "prefiero a | prefiero que | más que",
    permissions: """
      también está bien | está bien | también vale | también me vale | también me sirve | me vale
      """, idioms: "no solo | no sólo | no muy | no más")

  private static let spanishPrices = PriceWords(
    upper: [
      .needsCurrency: "tengo | tenemos | dispongo de",
      .price: """
      más barato que | más barata que | más baratos que | más baratas que | más económico que | menos caro que
      | cueste menos de | cuesten menos de | cuesta menos de | presupuesto de | presupuesto es de | presupuesto es
      | presupuesto | precio máximo | precio máximo de | gastar hasta | gastar | pagar hasta | pagar | precio hasta |
      solo tengo | sólo tengo | tengo solo
      """,
      .strong: """
      menos de | menos que | por debajo de | debajo de | bajo los | bajo | inferior a | inferiores a | como máximo
      | como mucho | a lo sumo | menor a | menor de | menor que | menores de | menores a | por menos de
      """,
      .weak: "hasta | hasta los | máximo | máx | max | máximo de | un máximo de | dentro de | tope | < | <= | =< | ≤",
    ],
    lower: [
      .price: "más caro que | más cara que | más caros que | más caras que | cueste más de | cuesten más de"
        + " | cuesta más de | precio mínimo",
      .weak: """
      más de | más que | por encima de | encima de | superior a | superiores a | al menos | por lo menos | mínimo
      | mín | min | como mínimo | mayor a | mayor de | mayor que | mayores de | excede | exceda | excedan | supere |
      superar | exceder | sobrepasar
      | superen | supera | sobrepase | pase de | pasen de | > | >= | => | ≥
      """,
      .needsPrice: "desde | a partir de | de",
    ],
    upperAfter: [
      .price: """
      de presupuesto | es mi límite | es mi máximo | para gastar | es mi presupuesto | , ni un céntimo más
      | ni un céntimo más | ni un euro más | , no más | y no más | , máximo | , como máximo | , como mucho
      """,
      .strong: "o menos | y menos | como máximo | como mucho | o más barato | o inferior | a lo sumo | para abajo"
        + " | o más baratos",
      .weak: "máximo | máx | max | tope",
    ],
    lowerAfter: [
      .strong: "o más | y más | en adelante | o superior | para arriba | hacia arriba | o más caro",
      .needsPrice: "mínimo | como mínimo | al menos | +",
    ],
    around: [
      .strong: "alrededor de | aproximadamente | aprox | cerca de | en torno a | más o menos | ~ | ≈ | rondando | circa"
        + " | sobre los | a eso de | alrededor de los",
      .needsPrice: "unos | unas | sobre | como",
    ],
    aroundAfter: "más o menos | aproximadamente | aprox | o así | aproximados",
    ranges: ["entre": "y - a e", "de": "a - hasta", "desde": "hasta a -"], joints: "- a hasta",
    determinerNegations: "nada ningún ninguna ninguno nadie excepto salvo",
    particleNegations: "niego evitar evitando no nunca sin tampoco jamás",
    gaps: """
      los las aquellos aquellas quiero quisiera deseo gastar gastarme pagar que cueste cuesten cuestan cuesta costar sea sean es son puede pueden
      puedo debe deben ser de nada algo productos artículos mas más ni pasar pase pasen por exceder supere superen valga
      me gustaría un una ningún para
      """,
    links: "de del un una los las la el precio presupuesto total unos aproximadamente : = es mi a solo que lo",
    price: """
      precio precios cuesta cuestan cueste cuesten costar coste costo presupuesto gastar pagar barato barata baratos
      baratas económico económica económicos asequible caro cara vale valen valga
      """,
    connectives: """
      para en con sin y o por que de del la el los las un una al favor gracias pero si cada total máximo mínimo como
      me a
      tienes tienen hay unidad incluido es son y/o
      """,
    units: """
      g kg gramo gramos kilo kilos mg mm cm m km metro metros centímetros pulgadas pulgada l ml cl litro litros v w kw
      vatios voltios mah ah hz gb tb mb mp px año años mes meses día días semana semanas hora horas minutos min segundos
      personas persona plazas jugadores piezas pieza grados % ciento ° °c x veces km/h lúmenes reseñas opiniones
      estrellas
      estrella páginas colores tazas productos artículos unidades libras enero febrero marzo abril mayo junio
      julio agosto septiembre octubre noviembre diciembre
      """,
    scales: """
      talla tallas número edad edades largo ancho alto altura longitud cintura nota calificación puntuación valoración
      valorados estrellas nivel clase modelo serie versión peso temperatura diámetro potencia eu uk us
      volumen tomo temporada año factor pulgadas
      """,
    children: "niño niños niña niñas bebé bebés chicos chicas adolescentes menores jóvenes kids",
    adults: "hombre hombres mujer mujeres adultos personas gente señoras mayores",
    measured: [
      ("mancuerna", 1...100), ("pesas", 1...60), ("kettlebell", 1...100), ("monitor", 5...55),
      ("pantalla", 5...55), ("televisor", 5...86), ("tele", 5...86),
    ],
    measuredWeakly: [
      ("mochila", 1...120), ("tienda", 1...12), ("maleta", 1...150), ("cuerda", 1...200), ("nevera", 1...120),
      ("saco", 1...30), ("sartén", 10...40), ("bicicleta", 8...30), ("puzzle", 1...5000),
    ],
    currencies: [
      dollars: "dólar dólares", "EUR": "euro euros pavos", "GBP": "libra libras",
      "MXN ARS CLP COP UYU DOP PHP CUP": "peso pesos", "PEN": "sol soles", "CRC": "colón colones",
      "BRL": "real reales", "CHF": "franco francos", "SEK NOK DKK CZK": "coronas", "JPY": "yen yenes",
      "PLN": "zloty zlotys", "RUB": "rublo rublos",
      "UAH": "grivna grivnas", "BOB VES": "bolívares bolivianos", "GTQ": "quetzales", "HNL": "lempiras",
      "PYG": "guaraníes", "INR": "rupia rupias", "HUF": "forintos",
    ],
    multipliers: ["k": 1000, "mil": 1000],
    numbers: NumberWords(
      """
      uno=1 un=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14
      quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintidós=22 veintitrés=23
      veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29
      """, tens: "treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90", joiners: ["y"],
      hundreds: """
        cien=100 ciento=100 doscientos=200 trescientos=300 cuatrocientos=400 quinientos=500 seiscientos=600 setecientos=700
        ochocientos=800 novecientos=900 mil=1000
        """,
      counting: "cero=0 una=1 veintiún=21 docena=12 veintena=20 treintena=30 centenar=100"),
    cheapest:
      "el más barato | la más barata | los más baratos | las más baratas | más barato | más barata | más baratos"
      + " | más baratas | más económico | más económica | precio más bajo"
      + " | precio ascendente | menor a mayor precio | de menor a mayor precio | de menor a mayor | ordenado por precio | ordenados por precio | ordenadas por precio | ordenar por precio | del más barato al más caro | de más barato a más caro | lo más barato posible | menor precio | que menos cuesta | que menos cueste",
    dearest: "más caro | más cara | más caros | más caras | precio más alto"
      + " | descendente | precio descendente | mayor a menor precio | de mayor a menor precio | de mayor a menor | del más caro al más barato | de más caro a más barato",
    newest: """
      más nuevo | más nueva | más nuevos | más nuevas | más reciente | más recientes | novedades
      | últimas novedades | recién llegados | recién llegado
      """,
    bestRated: """
      mejor valorado | mejor valorada | mejor valorados | mejor valoradas | mejores valoraciones
      | mejor valoración | mejores reseñas | mejor puntuado | mejor puntuada | mejor puntuados | mejor puntuadas
      | mejores opiniones | mejor calificado | mejor calificados | mejor calificadas
      """,
    sorting: "ordenado ordenados ordenadas ordenar primero", sortingBehind: "primero ascendente")

  private static let spanishSmallTalk = SmallTalk(
    [
      .greeting: "hola | buenos días | buenas tardes | buenas noches | qué tal | cómo estás | cómo está | saludos",
      .thanks: "gracias | muchas gracias | mil gracias | muy amable | te lo agradezco | se lo agradezco",
      .service: """
      cuánto cuesta el envío | gastos de envío | plazo de entrega | plazos de entrega | cuándo llega mi pedido | dónde está mi pedido
      | mi pedido | puedo devolverlo | puedo devolver un producto | devolución | devoluciones | reembolso
      | garantía | horario de apertura | métodos de pago | cómo puedo pagar | quiero hablar con una persona
      | hablar con una persona | atención al cliente | servicio al cliente | cuéntame un chiste
      | cancelar mi pedido | reclamación
      """,
      .farewell: """
      adiós | hasta luego | hasta pronto | hasta mañana | nos vemos | chao | que tenga un buen día | buen día
      """,
      .identity: """
      quién eres | quién es usted | qué eres | con quién hablo | eres un robot | eres un bot | eres humano
      | eres una ia | es usted un robot | eres una persona | cómo te llamas | cómo se llama
      """,
      .help: """
      ayuda | ayúdame | ayúdeme | me puedes ayudar | puedes ayudarme | me puede ayudar | puede ayudarme
      | necesito ayuda | qué puedes hacer | qué sabes hacer | qué puedo preguntar | cómo funciona | cómo funciona esto
      """,
    ],
    fillers: """
      genial perfecto vale bien estupendo guay sí interesante a todos todas muy por tu su la ayuda todo y ok vale
      bien favor perfecto genial eso es
      """,
    approvals: "genial perfecto estupendo guay ok vale entendido jaja",
    answers: [
      .greeting: "¡Hola! ¿Qué busca? Busco en el catálogo de esta tienda por usted.",
      .thanks: "¡De nada! Pregúnteme cuando quiera por los productos de esta tienda.",
      .service: """
      Solo puedo ayudar con los productos de esta tienda. Para pedidos, envíos, devoluciones y pagos, \
      diríjase al servicio de atención al cliente.
      """,
      .farewell: "¡Hasta luego! Aquí estoy cuando quiera buscar algo.",
      .identity:
        "Soy el asistente de IA de esta tienda. Encuentro productos en su catálogo y respondo a preguntas sobre ellos.",
      .help: """
      Dígame qué busca: un tipo de producto, un color, una talla, un límite de precio, o el nombre o el número de \
      un producto. Busco en el catálogo de esta tienda y respondo con lo que dice.
      """,
    ])

  private static let spanishReferences = ReferenceWords(
    places: [
      "el primero | la primera | el número 1",
      "el segundo | la segunda | el número 2",
      "el tercero | la tercera | el número 3",
      "el cuarto | la cuarta | el número 4",
      "el quinto | la quinta | el número 5",
    ],
    last: "el último | la última",
    cheapest: """
      el más barato | la más barata | cuál es más barato | cuál es más barata | cuál es el más barato
      | cuál es la más barata | cuál cuesta menos | cuál de los dos es más barato
      | cuál de las dos es más barata
      """,
    dearest: "el más caro | la más cara | cuál es más caro | cuál es más cara",
    both:
      "los dos primeros | las dos primeras | de los dos | de las dos | los dos | las dos | entre los dos | entre las dos | entre ambos | entre ellos | entre ellas | ambos | ambas | cuál de los dos | cuál de las dos",
    all: """
      cuál de ellos | cuál de ellas | cuáles | cuál de estos | cuál de estas | estos | estas | esos | esas
      | ellos | ellas | de ellos | de ellas | cuál
      """,
    pronouns: """
      este | esta | esto | ese | esa | eso | lo tienen | la tienen | lo tenéis | la tenéis | lo tienes | lo hay
      | la hay | los tienen | las tienen | viene en | está disponible | está en stock | es impermeable
      """,
    others: """
      muéstrame más | enséñame más | más opciones | más resultados | hay más | tienen más | tenéis más | otros
      | otras | otro | otra | algo más | alguna otra | algún otro | algo diferente | algo distinto | otra cosa
      | qué más | parecidos | algo parecido | algo similar | ver más | más por favor
      """,
    cheaper: """
      más barato | más barata | más baratos | más baratas | algo más barato | algo más económico | más económico
      | más económica | menos caro | demasiado caro | es demasiado caro | muy caro
      """,
    dearer: "más caro | más cara | más caros | algo más caro | de más calidad",
    openers: """
      y | o | pero | también | a juego | y a juego | qué tal | y qué tal | ahora | entonces | qué hay de
      | y qué hay de | en cambio
      | vale | bueno
      """,
    refiners: """
      en | con | sin | solo | sólo | solamente | no | pero no | para | por menos de | menos de | más de
      | por debajo de | hasta | desde | de color | más pequeño | más grande | más ligero | del mismo | la misma
      | el mismo | de talla | preferiblemente | como máximo | de menos de
      """,
    anyPrice: """
      el precio no importa | no importa el precio | cualquier precio | da igual el precio | sin límite de precio
      | me da igual el precio | el precio me da igual | el precio no es importante
      """,
    anyColor: """
      cualquier color | no importa el color | el color no importa | da igual el color | todos los colores
      | me da igual el color | el color me da igual | da igual de qué color
      """,
    fillers: """
      enlace enlaces link url muéstrame enséñame dime cuéntame más sobre algo alguno por favor disponible
      disponibles stock precio cuesta cuánto cuestan qué cuál es son tiene tienen hay está están puede quiero
      quisiera comprar pedir sí no bien mejor diferencia compara comparar detalles info color talla tamaño versión
      también aún gracias me gustaría ordenar
      """,
    idioms: """
      este fin de semana | este invierno | este verano | este año | esta semana | esta tienda | es posible
      | es para | son para | los dos colores | ambos colores | con tal de que sea | siempre que sea | mientras sea
      """,
    changes: """
      pon ponlo ponle ponga sube súbelo subir baja bájalo bajar digamos mejor finalmente puedo llegar
      presupuesto límite sea sean hasta entonces ok vale lo la que a máximo dejémoslo en quería decir
      """, articles: "el la los las lo",
    returning: """
      volviendo a | volvamos a | volver a | de vuelta a | volviendo al
      """,
    bigger: """
      más grande | más grandes | uno más grande | una más grande | algo más grande | más largo | más larga
      | más potente | más potentes | uno más potente | algo más potente | más fuerte
      """,
    smaller: """
      más pequeño | más pequeña | uno más pequeño | una más pequeña | algo más pequeño | más corto | más corta
      """,
    denials: "no perdón perdona espera", corrections: "sino mejor")
}
