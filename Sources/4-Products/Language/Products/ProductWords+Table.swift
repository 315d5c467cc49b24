// SPDX-License-Identifier: Apache-2.0

extension ProductWords {
  /// Things that shops sell. A line is one thing: its names in English, German, French,
  /// Spanish, Italian, Dutch, Polish, Ukrainian and Russian, parted by `|`; within a language the usual name first,
  /// parted by commas. A word may stand in several lines; the first that the catalogue knows counts.
  static let things =
    clothes + outdoors + home + others + household + electronics + equipment + devices + supplies + rooms

  private static let clothes = """
    jacket | jacke | veste, blouson | chaqueta, cazadora, campera | giacca, giubbotto | jas, jack | kurtka | куртка | куртка
    coat, jacket | mantel, jacke | manteau, veste | abrigo, chaqueta | cappotto, giacca | mantel, jas | płaszcz, kurtka | пальто, куртка | пальто, куртка
    rain jacket, raincoat, rain coat, waterproof jacket, anorak, cagoule | regenjacke, regenmantel, anorak | veste de pluie, imperméable | chubasquero, impermeable | giacca antipioggia, impermeabile, giacca da pioggia | regenjas, regenjack | kurtka przeciwdeszczowa, płaszcz przeciwdeszczowy | дощовик | дождевик, непромокаемая куртка
    down jacket, puffer jacket, puffer, puffa, down coat | daunenjacke | doudoune, veste en duvet | plumífero, chaqueta de plumas, abrigo de plumas, plumas | piumino, giacca di piume | donsjas, donsjack | kurtka puchowa, puchówka | пуховик | пуховик
    fleece jacket, fleece | fleecejacke, fleece | polaire, veste polaire | forro polar, polar | pile, giacca in pile | fleecejack, fleecevest | polar | флісова куртка, флісова кофта | флисовая куртка, флиска
    softshell jacket, softshell, soft shell | softshelljacke, softshell | veste softshell | chaqueta softshell | giacca softshell | softshelljas, softshelljack | kurtka softshell | куртка софтшел | куртка софтшелл
    windbreaker, wind jacket, parka, shell jacket | windjacke | coupe-vent | cortavientos | giacca a vento | windjack, windjas | wiatrówka | вітрівка | ветровка
    vest, gilet, bodywarmer | weste | gilet | chaleco | gilet | bodywarmer, vest | kamizelka | жилет, жилетка | жилет, жилетка
    trousers, pants | hose, hosen | pantalon | pantalones, pantalón | pantaloni | broek | spodnie | штани, брюки | брюки, штаны
    sweatpants, jogging bottoms, joggers, track pants, tracksuit bottoms | jogginghose, trainingshose | jogging, bas de survêtement | pantalón de chándal | pantaloni della tuta | joggingbroek, trainingsbroek | spodnie dresowe, dresy | спортивні штани | спортивные штаны
    hiking trousers, hiking pants, walking trousers | wanderhose, trekkinghose | pantalon de randonnée | pantalones de senderismo | pantaloni da trekking | wandelbroek | spodnie trekkingowe | трекінгові штани | треккинговые брюки
    rain trousers, rain pants, waterproof trousers | regenhose | pantalon de pluie, surpantalon | pantalones impermeables | pantaloni antipioggia | regenbroek | spodnie przeciwdeszczowe | дощові штани | непромокаемые брюки
    jeans, trousers, pants | jeans, hose | jean | vaqueros, tejanos | jeans | spijkerbroek, jeans | dżinsy | джинси | джинсы
    shorts, short trousers | shorts, kurze hose | short, bermuda | pantalones cortos, pantalón corto, bermudas | pantaloncini, bermuda | korte broek, short | szorty, spodenki, krótkie spodenki | шорти | шорты
    leggings, tights | leggings, leggins | legging, collants | mallas, leggings | leggings, calzamaglia | legging, leggings, panty | legginsy, getry | легінси, лосини | леггинсы, лосины
    skirt | rock | jupe | falda | gonna | rok | spódnica | спідниця | юбка
    dress | kleid | robe | vestido | vestito, abito | jurk | sukienka | сукня, плаття | платье
    wedding dress, bridal gown, wedding gown | brautkleid | robe de mariée | vestido de novia | abito da sposa | bruidsjurk, trouwjurk | suknia ślubna | весільна сукня | свадебное платье
    shirt | hemd | chemise | camisa | camicia | overhemd, hemd | koszula | сорочка | рубашка
    t-shirt, tee, tee shirt, tshirt | t-shirt, shirt | t-shirt, tee-shirt, maillot | camiseta, playera, remera | maglietta, t-shirt | t-shirt, shirt | koszulka, t-shirt | футболка | футболка
    merino shirt, merino top | merinoshirt | t-shirt en mérinos | camiseta de merino | maglia merino | merinoshirt | koszulka merino | футболка з мериносу | футболка из мериноса
    tank top, tank, vest top, singlet, sleeveless top | tanktop, trägershirt, ärmelloses shirt | débardeur | camiseta de tirantes, camiseta sin mangas | canotta, canottiera | tanktop, hemdje | koszulka bez rękawów, podkoszulek, bezrękawnik | майка | майка
    top | oberteil | haut | top | top | topje | top, bluzka | топ | топ
    blouse, shirt, top | bluse, hemd | chemisier, blouse | blusa | camicetta, blusa | blouse | bluzka | блузка | блузка
    sweater, jumper, pullover, sweatshirt, hoodie, jersey, knitwear | pullover, pulli, sweatshirt, strickpullover | pull, chandail, pull-over, sweat | jersey, suéter, sudadera | maglione, felpa | trui, sweater | sweter, bluza | светр, кофта | свитер, кофта, джемпер
    sweatshirt, hoodie | sweatshirt, kapuzenpullover, hoodie | sweat, sweat-shirt | sudadera | felpa | sweater, sweatshirt, trui | bluza | світшот, кофта | свитшот, толстовка
    hoodie, hooded sweatshirt, hoody | kapuzenpullover, kapuzenpulli, hoodie, kapuzenjacke | sweat à capuche, sweat-shirt à capuche, pull à capuche | sudadera con capucha, jersey con capucha | felpa con cappuccio | hoodie, trui met capuchon, capuchontrui | bluza z kapturem | худі, толстовка з капюшоном | худи, толстовка с капюшоном, толстовка
    cardigan, sweater | strickjacke, cardigan | gilet, cardigan | cárdigan, rebeca | cardigan | vest, cardigan | kardigan | кардиган | кардиган
    sports bra, sport bra, bra | sport-bh, bh, bustier | brassière, soutien-gorge de sport | sujetador deportivo, sujetador | reggiseno sportivo, reggiseno | sportbeha, sport-bh, beha | stanik sportowy, biustonosz sportowy, biustonosz, stanik | спортивний бюстгальтер, топ, бюстгальтер | спортивный бюстгальтер, бюстгальтер, спортивный топ
    underwear | unterwäsche | sous-vêtements | ropa interior | intimo, biancheria intima | ondergoed | bielizna | білизна | бельё, белье
    base layer, thermal underwear, long johns | thermounterwäsche, funktionsunterwäsche, funktionswäsche | sous-vêtement thermique, sous-couche | ropa térmica, primera capa | intimo termico | thermokleding, thermo-ondergoed | bielizna termiczna, bielizna termoaktywna | термобілизна | термобельё, термобелье
    thermal leggings | thermoleggings | legging thermique | mallas térmicas | leggings termici | thermolegging | legginsy termiczne | термолегінси | термолеггинсы
    socks | socken, strümpfe | chaussettes | calcetines | calzini, calze | sokken | skarpety, skarpetki | шкарпетки | носки
    gloves, mittens | handschuhe | gants, moufles | guantes | guanti | handschoenen | rękawiczki, rękawice | рукавички | перчатки, рукавицы
    hat, cap, beanie | mütze, hut, kappe | bonnet, chapeau, casquette | gorro, sombrero, gorra | cappello, berretto | muts, hoed, pet | czapka, kapelusz | шапка, капелюх | шапка, шляпа, кепка
    scarf | schal | écharpe, foulard | bufanda | sciarpa | sjaal | szalik | шарф | шарф
    belt | gürtel | ceinture | cinturón | cintura | riem | pasek | ремінь, пояс | ремень, пояс
    shoes, footwear | schuhe | chaussures | zapatos, calzado | scarpe | schoenen | buty | взуття, черевики | обувь, туфли, ботинки
    sneakers, trainers, gym shoes, shoes | turnschuhe, sneaker, schuhe | baskets, chaussures | zapatillas, deportivas, zapatos | scarpe da ginnastica, sneakers, scarpe | sneakers, gympen, schoenen | trampki, buty sportowe, buty | кросівки, взуття | кроссовки, обувь
    running shoes, trail shoes, sneakers, trainers | laufschuhe, trailschuhe, turnschuhe, sneaker | chaussures de course, chaussures de trail, baskets | zapatillas de correr, zapatillas de running, zapatillas de trail, zapatillas, deportivas | scarpe da corsa, scarpe da trail, scarpe da ginnastica, sneakers | hardloopschoenen, trailschoenen, sneakers | buty do biegania, buty biegowe, buty trailowe, trampki, buty sportowe | бігові кросівки, кросівки для бігу, кросівки | беговые кроссовки, кроссовки для бега, кроссовки
    boots, shoes | stiefel, wanderstiefel, schuhe | bottes, bottines | botas | stivali | laarzen | botki, kozaki, buty | чоботи, черевики | сапоги, ботинки
    hiking boots, walking boots, trekking boots, hiking shoes, walking shoes | wanderstiefel, wanderschuhe, bergschuhe, bergstiefel, trekkingschuhe | chaussures de randonnée, chaussures de marche, bottes de randonnée | botas de montaña, botas de senderismo, zapatos de senderismo, botas de trekking | scarponi, scarponi da trekking, scarpe da trekking, scarpe da montagna | wandelschoenen, bergschoenen, wandellaarzen | buty trekkingowe, buty górskie, buty turystyczne | трекінгові черевики, туристичні черевики, гірські черевики | треккинговые ботинки, туристические ботинки, горные ботинки, походные ботинки
    piano, grand piano | klavier, flügel | piano, piano à queue | piano | pianoforte, pianoforte a coda | piano, vleugel | pianino, fortepian | піаніно, рояль | пианино, рояль
    guitar | gitarre | guitare | guitarra | chitarra | gitaar | gitara | гітара | гитара
    car | auto | voiture | coche, carro | auto, macchina | auto | samochód | автомобіль | автомобиль, машина
    medicine, pills | medikament, tabletten | médicament | medicamento, medicina | medicina, farmaco | medicijn | lek, leki | ліки | лекарство
    sandals, shoes | sandalen, schuhe | sandales | sandalias | sandali | sandalen | sandały | сандалі, босоніжки | сандалии, босоножки
    slippers | hausschuhe, pantoffeln | pantoufles, chaussons | zapatillas de casa, pantuflas | pantofole, ciabatte | pantoffels, sloffen | kapcie | тапочки, капці | тапочки
    swimsuit, bathing suit, swimwear | badeanzug, bademode | maillot de bain | bañador, traje de baño | costume da bagno | badpak, zwempak | strój kąpielowy, kostium kąpielowy | купальник | купальник
    pyjamas, pajamas, nightwear | schlafanzug, pyjama | pyjama | pijama | pigiama | pyjama | piżama | піжама | пижама
    suit | anzug | costume | traje | completo, abito | pak | garnitur | костюм | костюм
    tie | krawatte | cravate | corbata | cravatta | stropdas | krawat | краватка | галстук
    """

  private static let outdoors = """

    backpack, rucksack, daypack, knapsack | rucksack | sac à dos | mochila | zaino | rugzak | plecak | рюкзак, наплічник | рюкзак
    trekking backpack, hiking backpack, hiking rucksack, trekking rucksack, rucksack | trekkingrucksack, wanderrucksack | sac de randonnée, sac à dos de randonnée | mochila de senderismo, mochila de montaña, mochila de trekking | zaino da trekking, zaino da montagna | trekkingrugzak, wandelrugzak | plecak turystyczny, plecak trekkingowy | туристичний рюкзак, похідний рюкзак | туристический рюкзак, походный рюкзак
    daypack, day pack, rucksack | tagesrucksack | petit sac à dos, sac à dos de jour | mochila pequeña, mochila de día | zainetto | dagrugzak | plecak miejski | міський рюкзак | городской рюкзак
    kids' backpack, children's backpack, school bag, satchel, school backpack, backpack, rucksack | kinderrucksack, schulrucksack, schulranzen, ranzen, rucksack | cartable, sac à dos enfant, sac à dos pour enfant, sac à dos | mochila infantil, mochila para niños, mochila escolar, mochila | zaino per bambini, zaino scuola, zainetto per bambini, cartella, zaino | kinderrugzak, schooltas, rugzak voor kinderen, rugzak | plecak dziecięcy, plecak szkolny, plecak dla dziecka, tornister, plecak | дитячий рюкзак, шкільний рюкзак, рюкзак для дитини, рюкзак, наплічник | детский рюкзак, школьный рюкзак, рюкзак для ребенка, ранец, рюкзак
    kids' rain jacket | kinderregenjacke, kinder-regenjacke | veste de pluie enfant | chubasquero infantil | giacca antipioggia bambino | kinderregenjas | kurtka przeciwdeszczowa dziecięca | дитячий дощовик | детский дождевик
    bag | tasche | sac | bolsa, bolso | borsa | tas | torba | сумка | сумка
    duffel bag, duffle bag, duffle, duffel, holdall, travel bag, kitbag, weekender, sports bag, gym bag | reisetasche, sporttasche | sac de voyage, sac de sport | bolsa de viaje, bolsa de deporte | borsone, borsa da viaggio | reistas, sporttas, weekendtas | torba podróżna, torba sportowa | дорожня сумка, спортивна сумка | дорожная сумка, спортивная сумка
    messenger bag, shoulder bag, laptop bag | umhängetasche, laptoptasche, schultertasche | sacoche, besace, sac bandoulière | bandolera, bolso bandolera | borsa a tracolla, tracolla, borsa messenger | schoudertas, laptoptas | torba na ramię, torba na laptopa | сумка через плече, сумка для ноутбука | сумка через плечо, сумка для ноутбука
    tote bag, tote, shopper | shopper, tragetasche | cabas | bolso tote, bolsa de mano | borsa shopper | shopper | torba shopper | шопер | шоппер
    handbag, purse, bag, tote | handtasche, tasche | sac à main | bolso de mano | borsetta | handtas | torebka | дамська сумка, сумочка | сумочка
    wallet, purse | geldbörse, portemonnaie, brieftasche | portefeuille | cartera, billetera | portafoglio | portemonnee | portfel | гаманець | кошелёк, кошелек
    suitcase, luggage, trolley, travel bag, duffel bag | koffer, gepäck, reisetasche | valise, bagage | maleta, equipaje | valigia, bagaglio | koffer, bagage | walizka, bagaż | валіза | чемодан
    laptop, notebook | laptop, notebook | ordinateur portable | portátil, ordenador portátil | computer portatile, portatile | laptop | laptop | ноутбук | ноутбук
    tent | zelt | tente | tienda de campaña, carpa | tenda | tent | namiot | намет, палатка | палатка
    family tent | familienzelt, zelt für die familie | tente familiale | tienda de campaña familiar, tienda familiar, tienda de campaña para la familia | tenda familiare, tenda per famiglia | familietent, gezinstent | namiot rodzinny | сімейний намет, намет для всієї родини, намет для родини | семейная палатка, палатка для семьи
    trekking tent, hiking tent, backpacking tent | trekkingzelt | tente de trekking, tente de randonnée | tienda de trekking | tenda da trekking | trekkingtent | namiot trekkingowy | трекінговий намет | треккинговая палатка
    sleeping bag | schlafsack | sac de couchage, duvet | saco de dormir | sacco a pelo | slaapzak | śpiwór | спальний мішок, спальник | спальный мешок, спальник
    sleeping mat, sleeping pad, camping mat, ground mat | isomatte, schlafmatte | tapis de sol, matelas de camping | esterilla, aislante, colchoneta | materassino, stuoia | slaapmat, slaapmatje | karimata, mata do spania | каремат, килимок | коврик, каремат, туристический коврик
    camping stove, gas stove, stove, camp stove, gas cooker | gaskocher, campingkocher, kocher | réchaud, réchaud à gaz | hornillo, hornillo de gas, cocina de gas | fornello, fornello a gas, fornelletto | gasbrander, kooktoestel, gasstel, gaskooktoestel, campingkooktoestel | kuchenka gazowa, kuchenka turystyczna, palnik gazowy, kuchenka | газовий пальник, пальник, газова плитка | газовая горелка, горелка, газовая плитка
    cookware set, cookware, pots and pans, pots, mess kit | campinggeschirr, kochgeschirr, geschirr, topfset | popote, batterie de cuisine, casseroles | batería de cocina, set de cocina, ollas | set pentole, pentole, stoviglie da campeggio | pannenset, kookset, pannen | zestaw naczyń, naczynia turystyczne, garnki | набір посуду, похідний посуд, каструлі | набор посуды, походная посуда, кастрюли
    flashlight, torch | taschenlampe | lampe de poche, lampe torche | linterna | torcia | zaklamp | latarka | ліхтар, ліхтарик | фонарь, фонарик
    headlamp, headtorch, head torch, head lamp, headlight, torch, flashlight | stirnlampe, kopflampe, taschenlampe | lampe frontale, frontale, lampe torche | linterna frontal, frontal, linterna | lampada frontale, torcia frontale, torcia | hoofdlamp, zaklamp | czołówka, latarka czołowa, latarka | налобний ліхтар, налобний ліхтарик, ліхтарик | налобный фонарь, налобный фонарик, фонарик
    lantern | laterne | lanterne | farol, linterna | lanterna | lantaarn | latarnia, lampion | ліхтар | фонарь
    lamp, light | lampe, leuchte, licht, stirnlampe, laterne | lampe, lumière | lámpara, luz | lampada, luce | lamp, licht | lampa, światło | лампа, світло | лампа, свет
    compass | kompass | boussole | brújula | bussola | kompas | kompas | компас | компас
    trekking poles, hiking poles, walking poles | wanderstöcke, trekkingstöcke | bâtons de randonnée | bastones de trekking, bastones | bastoncini da trekking | wandelstokken | kije trekkingowe, kijki | трекінгові палиці | треккинговые палки
    watch, wristwatch | uhr, armbanduhr | montre | reloj | orologio | horloge, polshorloge | zegarek | годинник, наручний годинник | часы, наручные часы
    water bottle, drinking bottle, bottle | trinkflasche, wasserflasche, flasche | gourde, bouteille, bouteille d'eau | botella, botella de agua, cantimplora | borraccia, bottiglia, bottiglia d'acqua | drinkfles, waterfles, fles, bidon | butelka, bidon, butelka na wodę | пляшка, пляшка для води, фляга | бутылка, бутылка для воды, фляга
    vacuum bottle, thermos, thermos flask, vacuum flask, insulated bottle, flask, thermal flask | thermosflasche, thermoskanne, isolierflasche | thermos, bouteille isotherme | termo, botella térmica | thermos, borraccia termica | thermosfles, thermoskan | termos | термос | термос
    jump rope, skipping rope | springseil | corde à sauter | comba, cuerda de saltar | corda per saltare | springtouw | skakanka | скакалка | скакалка
    yoga mat, exercise mat | yogamatte | tapis de yoga | esterilla de yoga | tappetino yoga | yogamat | mata do jogi | килимок для йоги | коврик для йоги
    dumbbells, weights | hanteln, gewichte | haltères | mancuernas, pesas | manubri, pesi | halters, gewichten | hantle | гантелі | гантели
    resistance band, exercise band, fitness band | fitnessband, gymnastikband, widerstandsband | bande élastique, élastique de fitness | banda elástica, banda de resistencia | banda elastica, fascia elastica | weerstandsband, fitnessband | taśma oporowa, guma do ćwiczeń | еспандер, фітнес-гумка | эспандер, фитнес-резинка
    exercise ball, gym ball, stability ball, fitness ball | gymnastikball, sitzball | ballon de gym, swiss ball | pelota de ejercicio, pelota de pilates | palla da ginnastica, palla fitness | fitnessbal, gymbal | piłka gimnastyczna, piłka do ćwiczeń | фітбол | фитбол
    foam roller | faszienrolle, schaumstoffrolle | rouleau de massage, rouleau en mousse | rodillo de espuma | rullo in schiuma, foam roller | foamroller | wałek do masażu, roller | масажний валик, ролер | массажный валик, роллер
    yoga block, yoga brick | yogablock | brique de yoga | bloque de yoga | blocco yoga | yogablok | klocek do jogi | блок для йоги | блок для йоги
    bicycle, bike | fahrrad, rad | vélo, bicyclette | bicicleta, bici | bicicletta, bici | fiets | rower | велосипед | велосипед
    mountain bike | mountainbike | vtt, vélo de montagne | bicicleta de montaña | mountain bike | mountainbike | rower górski | гірський велосипед | горный велосипед
    helmet | helm | casque | casco | casco | helm | kask | шолом | шлем
    ball | ball | ballon, balle | pelota, balón | palla, pallone | bal | piłka | м'яч | мяч
    umbrella | regenschirm, schirm | parapluie | paraguas | ombrello | paraplu | parasol, parasolka | парасолька | зонт, зонтик
    sunglasses | sonnenbrille | lunettes de soleil | gafas de sol | occhiali da sole | zonnebril | okulary przeciwsłoneczne | сонцезахисні окуляри | солнцезащитные очки, солнечные очки
    """

  private static let home = """

    blanket, throw | decke, wolldecke | couverture, plaid | manta | coperta, plaid | deken, plaid | koc | ковдра, плед | плед, одеяло
    wool blanket, woollen blanket, woolen blanket | wolldecke | couverture en laine | manta de lana | coperta di lana | wollen deken | koc wełniany, wełniany koc | вовняний плед, вовняна ковдра | шерстяной плед, шерстяное одеяло
    bed linen, bedding, bed sheets, bedsheets, sheets, bedclothes, duvet cover, linens | bettwäsche, bettbezug, bettlaken | linge de lit, parure de lit, draps, housse de couette | ropa de cama, juego de cama, sábanas, funda nórdica | biancheria da letto, lenzuola, copripiumino | beddengoed, dekbedovertrek, lakens | pościel, prześcieradło | постільна білизна, простирадло | постельное бельё, постельное белье, простыни
    pillow, cushion | kissen, kopfkissen | oreiller, coussin | almohada, cojín | cuscino | kussen | poduszka | подушка | подушка
    towel | handtuch | serviette | toalla | asciugamano | handdoek | ręcznik | рушник | полотенце
    mug, cup | tasse, becher | tasse, mug, gobelet | taza | tazza | mok, beker, kopje | kubek, filiżanka | кружка, чашка, горня | кружка, чашка
    coffee mug, coffee cup, tea mug, tea cup, teacup, mug, cup | kaffeetasse, kaffeebecher, teetasse, tasse, becher | tasse à café, tasse à thé, tasse, mug | taza de café, taza de té, taza | tazza da caffè, tazza da tè, tazza | koffiemok, koffiekop, theekop, mok, beker | kubek do kawy, kubek na kawę, kubek, filiżanka | чашка для кави, кружка, чашка | чашка для кофе, кружка для кофе, кружка, чашка
    skillet, frying pan, pan, fry pan, griddle | pfanne, bratpfanne | poêle | sartén | padella | koekenpan, braadpan, pan | patelnia | сковорода, сковорідка | сковорода, сковородка
    cast iron skillet, cast iron pan, cast iron frying pan | gusseisenpfanne, gusspfanne | poêle en fonte | sartén de hierro fundido, sartén de hierro | padella in ghisa, padella di ghisa | gietijzeren koekenpan, gietijzeren pan | patelnia żeliwna, żeliwna patelnia | чавунна сковорода | чугунная сковорода
    pot, saucepan | topf, kochtopf | casserole, marmite | olla, cazuela | pentola | pan, kookpan | garnek | каструля | кастрюля
    knife | messer | couteau | cuchillo | coltello | mes | nóż | ніж | нож
    plate | teller | assiette | plato | piatto | bord | talerz | тарілка | тарелка
    glass | glas | verre | vaso, copa | bicchiere | glas | szklanka | склянка | стакан
    kettle | wasserkocher | bouilloire | hervidor, tetera | bollitore | waterkoker | czajnik | чайник | чайник
    coffee maker, coffee machine, coffeemaker, coffee brewer | kaffeemaschine | machine à café, cafetière | cafetera | macchina da caffè, caffettiera | koffiezetapparaat, koffiemachine | ekspres do kawy | кавоварка, кава машина | кофеварка, кофемашина
    chair | stuhl | chaise | silla | sedia | stoel | krzesło | стілець | стул
    side chair, dining chair | stuhl, esszimmerstuhl | chaise | silla de comedor | sedia da pranzo | eetkamerstoel | krzesło do jadalni | обідній стілець | обеденный стул
    garden chair | gartenstuhl | chaise de jardin | silla de jardín | sedia da giardino | tuinstoel | krzesło ogrodowe | садовий стілець | садовый стул
    armchair, chair | sessel, stuhl | fauteuil | sillón, butaca | poltrona | fauteuil, leunstoel | fotel | крісло | кресло
    office chair, desk chair, computer chair, swivel chair, task chair | bürostuhl, schreibtischstuhl | chaise de bureau | silla de oficina | sedia da ufficio | bureaustoel | krzesło biurowe, fotel biurowy | офісне крісло | офисное кресло
    table | tisch | table | mesa | tavolo, tavola | tafel | stół | стіл | стол
    garden table, patio table, outdoor table | gartentisch | table de jardin | mesa de jardín, mesa de exterior | tavolo da giardino, tavolo da esterno | tuintafel | stół ogrodowy, stolik ogrodowy | садовий стіл, стіл для саду | садовый стол, стол для сада
    desk, table | schreibtisch, tisch | bureau | escritorio | scrivania | bureau | biurko | письмовий стіл | письменный стол
    sofa, couch, settee | sofa, couch | canapé, sofa | sofá | divano | bank, sofa | kanapa, sofa | диван | диван
    bed | bett | lit | cama | letto | bed | łóżko | ліжко | кровать
    mattress | matratze | matelas | colchón | materasso | matras | materac | матрац | матрас
    wardrobe, closet | kleiderschrank, schrank | armoire | armario | armadio | kledingkast, kast | szafa | шафа | шкаф
    shelf, bookcase | regal | étagère | estantería, estante | scaffale, libreria | kast, boekenkast, plank | regał, półka | полиця, стелаж | полка, стеллаж
    carpet, rug | teppich | tapis | alfombra | tappeto | tapijt, vloerkleed | dywan | килим | ковёр, ковер
    curtain | vorhang, gardine | rideau | cortina | tenda | gordijn | zasłona, firanka | штора | штора
    shower curtain | duschvorhang | rideau de douche | cortina de ducha | tenda da doccia | douchegordijn | zasłona prysznicowa | штора для душу | штора для душа
    candle | kerze | bougie | vela | candela | kaars | świeca | свічка | свеча
    mirror | spiegel | miroir | espejo | specchio | spiegel | lustro | дзеркало | зеркало
    washing machine | waschmaschine | machine à laver, lave-linge | lavadora | lavatrice | wasmachine | pralka | пральна машина, пралка | стиральная машина
    dishwasher, washing-up machine, washing up machine | geschirrspüler, spülmaschine | lave-vaisselle | lavavajillas | lavastoviglie | vaatwasser | zmywarka | посудомийна машина | посудомоечная машина
    refrigerator, fridge, fridge-freezer, fridge freezer | kühlschrank, kühl-gefrierkombination | réfrigérateur, frigo, réfrigérateur-congélateur | nevera, frigorífico | frigorifero, frigocongelatore | koelkast, koel-vriescombinatie | lodówka, chłodziarka | холодильник | холодильник
    vacuum cleaner, hoover, vacuum | staubsauger, bodenstaubsauger | aspirateur | aspiradora, aspirador | aspirapolvere | stofzuiger | odkurzacz | пилосос | пылесос
    lawn mower, lawnmower | rasenmäher | tondeuse | cortacésped | tosaerba, tagliaerba | grasmaaier | kosiarka | газонокосарка | газонокосилка
    drill | bohrmaschine | perceuse | taladro | trapano | boormachine | wiertarka | дриль | дрель
    garden hose, hosepipe | gartenschlauch | tuyau d'arrosage | manguera | tubo da giardino | tuinslang | wąż ogrodowy | садовий шланг | садовый шланг
    """

  private static let others = """

    printer | drucker | imprimante | impresora | stampante | printer | drukarka | принтер | принтер
    laser printer | laserdrucker | imprimante laser | impresora láser | stampante laser | laserprinter | drukarka laserowa | лазерний принтер | лазерный принтер
    headphones, earphones, headset | kopfhörer, ohrhörer | casque, écouteurs, casque audio | auriculares, audífonos | cuffie, auricolari | koptelefoon, hoofdtelefoon | słuchawki | навушники | наушники
    in-ear headphones, in-ear earphones, earbuds, ear buds, earpods, headphones, earphones, headset | in-ear-kopfhörer, in ear kopfhörer, kopfhörer | écouteurs intra-auriculaires, intra-auriculaires, écouteurs, casque | auriculares in-ear, auriculares intrauditivos, auriculares | auricolari in-ear, auricolari, cuffie | in-ear oordopjes, oordopjes, oortjes, koptelefoon | słuchawki douszne, słuchawki dokanałowe, słuchawki | вкладиші, навушники-вкладиші, навушники | вкладыши, наушники-вкладыши, наушники
    speaker, loudspeaker, pc speaker, computer speaker | lautsprecher | enceinte, haut-parleur | altavoz | altoparlante, cassa | luidspreker, speaker | głośnik | колонка, динамік | колонка, динамик
    keyboard | tastatur | clavier | teclado | tastiera | toetsenbord | klawiatura | клавіатура | клавиатура
    mouse, mice | maus | souris | ratón | mouse | muis | mysz, myszka | миша, мишка | мышь, мышка
    monitor, screen, display, computer monitor, computer screen, computer display, pc monitor, pc screen | monitor, bildschirm, computerbildschirm, pc-bildschirm | écran, moniteur | monitor, pantalla | monitor, schermo | monitor, beeldscherm | monitor | монітор | монитор
    phone, smartphone, cell phone, mobile phone, mobile | handy, smartphone, telefon | téléphone, smartphone, portable | teléfono, móvil, celular | telefono, cellulare, smartphone | telefoon, mobiel, smartphone | telefon, smartfon | телефон, смартфон | телефон, смартфон
    phone case, phone cover, mobile phone case, mobile case, mobile cover, cell phone case, smartphone case | handyhülle, hülle | coque, coque de téléphone | funda, funda de móvil | cover, custodia | telefoonhoesje, hoesje | etui, etui na telefon | чохол для телефону, чохол | чехол для телефона, чехол
    cable, lead, cord | kabel | câble | cable | cavo | kabel | kabel | кабель | кабель
    charger | ladegerät | chargeur | cargador | caricabatterie | oplader, lader | ładowarka | зарядний пристрій, зарядка | зарядное устройство, зарядка
    laptop bag, notebook bag, laptop case, notebook case, laptop sleeve, notebook sleeve | laptoptasche, notebooktasche, laptophülle, notebookhülle | sacoche pour ordinateur portable, sac pour ordinateur portable, sac d'ordinateur portable, sacoche ordinateur, housse d'ordinateur portable | funda para portátil, maletín para portátil, bolsa para portátil | borsa per portatile, custodia per portatile, borsa porta pc | laptoptas, laptophoes | torba na laptopa, etui na laptopa | сумка для ноутбука, чохол для ноутбука | сумка для ноутбука, чехол для ноутбука
    laptop charger, notebook charger, laptop power adapter, notebook power adapter, power adapter, ac adapter | laptop-ladegerät, notebook-netzteil, laptop-netzteil, netzteil | chargeur pour ordinateur portable, chargeur d'ordinateur portable | cargador de portátil, cargador para portátil | caricabatterie per portatile, alimentatore per portatile | laptoplader, laptopoplader | ładowarka do laptopa, zasilacz do laptopa | зарядка для ноутбука, блок живлення для ноутбука | зарядка для ноутбука, блок питания для ноутбука
    camera | kamera | caméra, appareil photo | cámara | fotocamera, telecamera | camera | aparat, kamera | камера | камера, фотоаппарат
    television, tv, telly, flat screen tv, flatscreen tv, smart tv, tv set | fernseher, flachbildfernseher, smart tv | télévision, téléviseur | televisor, televisión | televisore, televisione | televisie | telewizor | телевізор | телевизор
    toothbrush | zahnbürste | brosse à dents | cepillo de dientes | spazzolino, spazzolino da denti | tandenborstel | szczoteczka do zębów | зубна щітка | зубная щётка, зубная щетка
    ring | ring | bague, anneau | anillo | anello | ring | pierścionek | каблучка, кільце | кольцо
    necklace | halskette, kette | collier | collar | collana | ketting, halsketting | naszyjnik | намисто, кольє | колье, ожерелье
    bracelet | armband | bracelet | pulsera | braccialetto, bracciale | armband | bransoletka | браслет | браслет
    earrings | ohrringe | boucles d'oreilles | pendientes | orecchini | oorbellen | kolczyki | сережки | серьги
    jewellery, jewelry | schmuck | bijoux | joyas, joyería | gioielli | sieraden | biżuteria | прикраси | украшения
    perfume, fragrance | parfüm, parfum | parfum | perfume | profumo | parfum | perfumy | парфуми | духи, парфюм
    toy | spielzeug | jouet | juguete | giocattolo | speelgoed | zabawka | іграшка | игрушка
    board game, game | brettspiel, spiel | jeu de société, jeu | juego de mesa, juego | gioco da tavolo, gioco | bordspel, spel | gra planszowa, gra | настільна гра, гра | настольная игра, игра
    puzzle, jigsaw puzzle, jigsaw | puzzle | puzzle | rompecabezas, puzle | puzzle | puzzel, legpuzzel | puzzle | пазл | пазл
    doll | puppe | poupée | muñeca | bambola | pop | lalka | лялька | кукла
    book | buch | livre | libro | libro | boek | książka | книга | книга
    video, dvd, training video | video, dvd | vidéo, dvd | vídeo, video, dvd | video, dvd | video, dvd | wideo, film | відео | видео
    stroller, pram, pushchair, buggy, baby stroller | kinderwagen, buggy | poussette | cochecito, carrito de bebé | passeggino | kinderwagen, buggy | wózek, wózek dziecięcy | коляска, дитячий візок, візок | коляска, детская коляска
    diapers, nappies | windeln | couches | pañales | pannolini | luiers | pieluchy | підгузки | подгузники
    dog bed | hundebett | lit pour chien, panier pour chien | cama para perro, cama de perro | letto per cani, cuccia | hondenmand, hondenbed | legowisko dla psa | лежак для собаки | лежанка для собаки
    dog food, pet food | hundefutter | croquettes pour chien, nourriture pour chien | comida para perros, pienso | cibo per cani, crocchette | hondenvoer | karma dla psa | корм для собак | корм для собак
    tea | tee | thé | té | tè | thee | herbata | чай | чай
    coffee | kaffee | café | café | caffè | koffie | kawa | кава | кофе
    chocolate | schokolade | chocolat | chocolate | cioccolato | chocolade | czekolada | шоколад | шоколад
    orange juice | orangensaft | jus d'orange | zumo de naranja, jugo de naranja | succo d'arancia | sinaasappelsap | sok pomarańczowy | апельсиновий сік | апельсиновый сок
    sweets, candy | süßigkeiten | bonbons | caramelos, dulces | caramelle, dolci | snoep | słodycze, cukierki | цукерки | конфеты
    tyre, tire, tyres, tires | reifen, autoreifen | pneu | neumático, llanta | pneumatico, gomma | autoband | opona | шина | шина
    chainsaw | kettensäge | tronçonneuse | motosierra | motosega | kettingzaag | piła łańcuchowa | бензопила | бензопила
    """

  /// For whom things are: no kind of thing.
  static let audiences = """
    kids, children, child, children's, toddler, daughter, son, granddaughter, grandson, little girl, little boy, boy, girl, kiddo | kinder, kind, tochter, sohn, enkel, enkelin, junge, jungen, jungs, mädchen | enfant, enfants, bébé, fille, fils, petit-fils, petite-fille | niños, niño, niña, infantil, hija, hijo, nieto, nieta | bambini, bambino, bambina, figlia, figlio, nipote | kinderen, kind, kinder, dochter, zoon, kleinzoon, kleindochter | dzieci, dziecko, dziecięcy, dziecka, córka, córki, syn, syna, wnuk | діти, дітей, дитина, дитини, дитячий, донька, доньки, син, сина, сину, сином, синові | дети, детей, ребенок, ребенка, детский, дочь, дочери, сын, сына
    men, men's, mens, gents, man, dad, father, husband, boyfriend, grandpa, grandfather, brother, guy, gentleman, gentlemen, daddy, hubby, granddad, uncle | herren, männer, vater, papa, mann, freund, opa, bruder, onkel | homme, hommes, père, papa, mari, frère | hombre, hombres, caballero, padre, papá, marido, novio, hermano | uomo, uomini, padre, papà, marito, fratello | heren, mannen, vader, papa, man, vriend, opa, broer | męski, męskie, męska, mężczyzn, mężczyzna, tata, taty, ojciec, mąż, męża, brat | чоловічий, чоловіки, чоловіків, тато, тата, батько, чоловік, брат | мужской, мужские, мужчины, мужчин, папа, папы, отец, муж, брат
    women, women's, womens, ladies, woman, mum, mom, mother, wife, girlfriend, grandma, grandmother, sister, lady, mommy, granny, aunt, gal | damen, frauen, mutter, mama, frau, freundin, oma, schwester, tante | femme, femmes, mère, maman, sœur | mujer, mujeres, señora, madre, mamá, esposa, novia, hermana | donna, donne, madre, mamma, moglie, fidanzata, sorella | dames, vrouwen, moeder, mama, vrouw, vriendin, oma, zus | damski, damskie, damska, kobiet, kobieta, mama, mamy, matka, żona, żony, siostra | жіночий, жінки, жінок, мама, мами, дружина, сестра | женский, женские, женщины, женщин, мама, мамы, жена, жены, сестра
    adults, adult, grown-ups, grown-up | erwachsene, erwachsenen | adultes, adulte | adultos, adulto | adulti, adulto | volwassenen | dorośli, dorosłych | дорослі, дорослих | взрослые, взрослых
    """

  /// Properties of things: uses, materials, colours.
  static let properties = """

    rain | regen | pluie | lluvia | pioggia | regen | deszcz | дощ | дождь
    hiking, walking, trekking | wandern, trekking | randonnée, marche | senderismo, excursionismo | escursionismo, trekking | wandelen | wędrówka, trekking | похід, трекінг | поход, треккинг
    running, jogging | laufen, joggen | course à pied, course, courir, running | correr, running | corsa, correre | hardlopen | bieganie | біг, бігу | бег, бега
    garden, patio, yard | garten, terrasse | jardin, terrasse | jardín, terraza | giardino, terrazza | tuin, terras | ogród, ogrodowy, taras | сад, садовий, тераса | сад, садовый, терраса
    kitchen | küche | cuisine | cocina | cucina | keuken | kuchnia | кухня | кухня
    school | schule | école | escuela, colegio | scuola | school | szkoła, szkoły, szkolny | школа, шкільний | школа, школьный
    camping | camping, zelten | camping | acampada, camping | campeggio | kamperen, camping | kemping, biwak | кемпінг | кемпинг
    travel | reise, reisen | voyage | viaje | viaggio | reis, reizen | podróż | подорож | путешествие
    gym, fitness, workout | fitness, fitnessstudio | gym, fitness, salle de sport | gimnasio, fitness | palestra, fitness | sportschool, fitness | siłownia, fitness | спортзал, фітнес | спортзал, фитнес
    family | familie | famille, familial | familia, familiar | famiglia, familiare | gezin, familie | rodzina, rodzinny | родина, сім'я, сімейний | семья, семьи, семейный
    waterproof, watertight | wasserdicht, wasserfest | imperméable, étanche | impermeable | impermeabile | waterdicht | wodoodporny, nieprzemakalny | водонепроникний, непромокальний | водонепроницаемый, непромокаемый
    water-resistant, water resistant, water-repellent | wasserabweisend | déperlant | resistente al agua | idrorepellente | waterafstotend | wodoszczelny | водовідштовхувальний | водоотталкивающий
    windproof | winddicht | coupe-vent | cortavientos | antivento | winddicht | wiatroszczelny | вітрозахисний | ветрозащитный
    lightweight, ultralight | leicht, ultraleicht, leichtgewicht | léger, ultraléger | ligero, ultraligero | leggero, ultraleggero | lichtgewicht, ultralicht | lekki, ultralekki | легкий, ультралегкий | лёгкий, легкий, ультралёгкий
    breathable | atmungsaktiv | respirant | transpirable | traspirante | ademend | oddychający | дихаючий | дышащий
    rechargeable | wiederaufladbar, aufladbar | rechargeable | recargable | ricaricabile | oplaadbaar | ładowalny, akumulatorowy | акумуляторний | аккумуляторный, перезаряжаемый
    dimmable | dimmbar | à intensité variable | regulable | dimmerabile | dimbaar | ściemnialny | з регулюванням яскравості | с регулировкой яркости
    foldable, folding | faltbar, klappbar, zusammenklappbar | pliable, pliant | plegable | pieghevole | opvouwbaar, inklapbaar | składany | складаний | складной
    electric | elektrisch | électrique | eléctrico | elettrico | elektrisch | elektryczny | електричний | электрический
    wireless, cordless, without cable, without a cable, without cables, without wire, without a wire, without wires, without cord, without a cord | kabellos, schnurlos, drahtlos, ohne kabel, ohne ein kabel | sans fil, sans fils, sans câble | inalámbrico, sin cable, sin cables, sin hilos | senza fili, senza cavo, senza cavi, senza filo | draadloos, zonder kabel, zonder kabels, zonder snoer, zonder draad | bezprzewodowy, bez kabla, bez kabli, bez przewodu | бездротовий, без кабелю, без дроту, без проводів | беспроводной, без кабеля, без провода, без проводов
    warm, insulated | warm, wärmend, isoliert | chaud, isolé | cálido, caliente, abrigado | caldo | warm, warme | ciepły | теплий | тёплый, теплый
    lined, insulated, padded | gefüttert, isoliert | doublé, fourré, isolé | forrado, acolchado, aislado | foderato, imbottito, isolato | gevoerd, geïsoleerd | ocieplany, izolowany | утеплений | утеплённый, утепленный
    long | lang | long, longue | largo | lungo | lang | długi | довгий | длинный
    hood | kapuze | capuche | capucha | cappuccio | capuchon | kaptur | капюшон | капюшон
    wool, woollen, woolen | wolle | laine | lana | lana | wol, wollen | wełna, wełniany | вовна, вовняний, шерсть | шерсть, шерстяной
    merino wool | merinowolle | laine mérinos, mérinos | lana merino | lana merino | merinowol | wełna merino | мериносова вовна | мериносовая шерсть
    cotton | baumwolle | coton | algodón | cotone | katoen | bawełna, bawełniany | бавовна, бавовняний | хлопок, хлопка, хлопковый
    leather | leder | cuir | cuero, piel | pelle, cuoio | leer, leren | skóra, skórzany | шкіра, шкіряний | кожа, кожаный
    linen | leinen | lin | lino | lino | linnen | len, lniany | льон, лляний | лён, лен, льна, льняной
    down | daunen | plumes, duvet | plumas, plumón | piuma | dons | puch | пух | пух
    polyester | polyester | polyester | poliéster | poliestere | polyester | poliester | поліестер | полиэстер
    wood, wooden | holz | bois | madera | legno | hout, houten | drewno, drewniany | дерево, дерев'яний | дерево, деревянный
    oak | eiche | chêne | roble | quercia, rovere | eiken | dąb, dębowy | дуб, дубовий | дуб, дубовый
    steel, stainless steel | stahl, edelstahl | acier, inox, acier inoxydable | acero, acero inoxidable | acciaio, acciaio inox | staal, roestvrij staal | stal, stal nierdzewna | сталь, нержавіюча сталь | сталь, нержавеющая сталь
    aluminium, aluminum | aluminium, alu | aluminium | aluminio | alluminio | aluminium | aluminium, aluminiowy | алюміній, алюмінієвий | алюминий, алюминиевый
    ceramic | keramik | céramique | cerámica | ceramica | keramiek | ceramika, ceramiczny | кераміка, керамічний | керамика, керамический
    dry skin | trockene haut | peau sèche | piel seca | pelle secca | droge huid | sucha skóra | суха шкіра | сухая кожа
    oily skin | fettige haut | peau grasse | piel grasa | pelle grassa | vette huid | tłusta skóra | жирна шкіра | жирная кожа
    sensitive skin | empfindliche haut | peau sensible | piel sensible | pelle sensibile | gevoelige huid | wrażliwa skóra | чутлива шкіра | чувствительная кожа
    chicken | huhn, hähnchen | poulet, volaille | pollo | pollo | kip | kurczak, kurczakiem | курка, куркою, курятина | курица, курицей
    beef | rind, rindfleisch | bœuf, boeuf | ternera, vacuno | manzo | rund, rundvlees | wołowina, wołowiną | яловичина, яловичиною | говядина, говядиной
    lamb | lamm | agneau | cordero | agnello | lam, lamsvlees | jagnięcina, jagnięciną | ягнятина | ягненок, ягнятина
    salmon | lachs | saumon | salmón | salmone | zalm | łosoś, łososiem | лосось, лососем | лосось, лососем
    turkey | pute, truthahn | dinde | pavo | tacchino | kalkoen | indyk, indykiem | індичка, індичкою | индейка, индейкой
    vanilla | vanille | vanille | vainilla | vaniglia | vanille | wanilia, waniliowy | ваніль, ванільний | ваниль, ванильный
    strawberry | erdbeere, erdbeer | fraise | fresa | fragola | aardbei | truskawka, truskawkowy | полуниця, полуничний | клубника, клубничный
    lemon | zitrone | citron | limón | limone | citroen | cytryna, cytrynowy | лимон, лимонний | лимон, лимонный
    grain-free, grain free | getreidefrei | sans céréales | sin cereales | senza cereali | graanvrij | bezzbożowy | беззерновий | беззерновой
    gluten-free, gluten free | glutenfrei | sans gluten | sin gluten | senza glutine | glutenvrij | bezglutenowy | безглютеновий | безглютеновый
    lactose-free, lactose free | laktosefrei | sans lactose | sin lactosa | senza lattosio | lactosevrij | bezlaktozowy | безлактозний | безлактозный
    sugar-free, sugar free | zuckerfrei | sans sucre | sin azúcar | senza zucchero | suikervrij | bezcukrowy | безцукровий | безсахарный
    multicolor, multicolour, multicoloured, multicolored, multi-coloured, multi-colored, colourful, colorful | bunt, mehrfarbig | multicolore | multicolor | multicolore | veelkleurig, meerkleurig | wielokolorowy, kolorowy | різнокольоровий, багатобарвний | разноцветный, многоцветный
    color, colour, coloured, colored | farbe | couleur | color | colore | kleur | kolor | колір | цвет
    handmade, hand-made | handgemacht, handgefertigt | fait main, fait à la main, faite à la main, artisanal | hecho a mano, hecha a mano, artesanal | fatto a mano, fatta a mano, artigianale | handgemaakt, met de hand gemaakt | ręcznie robiony, ręcznie wykonany, rękodzieło | ручної роботи | ручной работы
    washable | waschbar | lavable | lavable | lavabile | wasbaar | zmywalny | можна прати | стираемый
    dishwasher safe, dishwasher-safe | spülmaschinenfest, spülmaschinengeeignet | passe au lave-vaisselle, lavable au lave-vaisselle | apto para lavavajillas | lavabile in lavastoviglie | vaatwasserbestendig, vaatwasmachinebestendig | do zmywarki | для посудомийної машини | для посудомоечной машины
    ultralight, lightweight | ultraleicht, leicht | ultraléger, léger | ultraligero, ligero | ultraleggero, leggero | ultralicht, lichtgewicht | ultralekki, lekki | надлегкий, легкий | сверхлёгкий, лёгкий
    soft | weich | doux, douce | suave | morbido | zacht | miękki | м'який | мягкий
    leakproof | auslaufsicher | anti-fuite, étanche | antigoteo | antigoccia | lekvrij | szczelny | герметичний | герметичный
    reflective | reflektierend | réfléchissant | reflectante | riflettente, catarifrangente | reflecterend | odblaskowy | світловідбивний | светоотражающий
    organic | bio, ökologisch | bio, biologique | orgánico, ecológico | biologico | biologisch | organiczny, ekologiczny | органічний | органический
    """

  /// Colours.
  static let colors = """
    red | rot | rouge | rojo | rosso | rood | czerwony | червоний | красный
    blue | blau | bleu | azul | blu, azzurro | blauw | niebieski | синій, синя, синє, сині, синю, синього, синьої, блакитний | синий, голубой
    green | grün | vert | verde | verde | groen | zielony | зелений | зелёный, зеленый
    yellow | gelb | jaune | amarillo | giallo | geel | żółty | жовтий | жёлтый, желтый
    orange | orange | orange | naranja | arancione | oranje | pomarańczowy | помаранчевий | оранжевый
    black | schwarz | noir | negro | nero | zwart | czarny | чорний | чёрный, черный
    white | weiß, weiss | blanc | blanco | bianco, bianchi, bianche | wit | biały | білий | белый
    grey, gray | grau | gris | gris | grigio | grijs | szary | сірий | серый
    brown | braun | marron, brun | marrón | marrone | bruin | brązowy | коричневий | коричневый
    pink | rosa, pink | rose | rosa | rosa | roze | różowy | рожевий | розовый
    purple, violet | lila, violett | violet | morado, violeta | viola | paars | fioletowy | фіолетовий | фиолетовый
    beige | beige | beige | beige | beige | beige | beżowy | бежевий | бежевый
    gold, golden | gold, golden | or, doré | oro, dorado | oro, dorato | goud, gouden | złoto, złoty | золото, золотий | золото, золотой
    silver | silber | argent, argenté | plata, plateado | argento | zilver, zilveren | srebro, srebrny | срібло, срібний | серебро, серебряный
    navy, navy blue | marineblau, dunkelblau | bleu marine | azul marino | blu navy, blu marino | marineblauw, donkerblauw | granatowy | темно-синій | темно-синий
    turquoise, teal | türkis | turquoise | turquesa | turchese | turquoise, turkoois | turkusowy | бірюзовий | бирюзовый
    """
}
