#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample catalogue of rag-sandbox: the products of a shop that does not exist, as Magento's native search
indices of two store views (1 English, website 1, USD; 2 German, website 2, EUR). Deterministic; standard library only.

    python3 Scripts/make-sample-catalogue.py        writes Sources/C/CSampleCatalogue/catalogue/*
"""
import json, os

HOST = "https://alder-and-peak.example"
BRANDS = ["Alder & Peak", "Norrfell", "Tindra", "Brookhaven", "Kestrel Works", "Lumo"]
COLOURS = [("Black", "Schwarz"), ("Blue", "Blau"), ("Green", "Grün"), ("Red", "Rot"), ("Grey", "Grau"), ("Yellow", "Gelb"),
           ("Orange", "Orange"), ("White", "Weiß"), ("Beige", "Beige"), ("Brown", "Braun")]
MATERIALS = [("Nylon", "Nylon"), ("Polyester", "Polyester"), ("Merino Wool", "Merinowolle"), ("Cotton", "Baumwolle"),
             ("Down", "Daune"), ("Leather", "Leder"), ("Aluminium", "Aluminium"), ("Stainless Steel", "Edelstahl"),
             ("Titanium", "Titan"), ("Oak", "Eiche"), ("Linen", "Leinen"), ("Ceramic", "Keramik"), ("Cork", "Kork"),
             ("Glass", "Glas"), ("Cast Iron", "Gusseisen"), ("Recycled Polyester", "Recyceltes Polyester")]
CATEGORIES = {3: ("Clothing", "Bekleidung"), 4: ("Jackets", "Jacken"), 5: ("Trousers", "Hosen"), 6: ("Base Layers", "Funktionswäsche"),
              7: ("Footwear", "Schuhe"), 8: ("Camping", "Camping"), 9: ("Tents", "Zelte"), 10: ("Sleeping", "Schlafen"),
              11: ("Cooking", "Kochen"), 12: ("Backpacks & Bags", "Rucksäcke & Taschen"), 13: ("Lights", "Licht"),
              14: ("Home", "Wohnen"), 15: ("Kitchen", "Küche"), 16: ("Textiles", "Heimtextilien"), 17: ("Furniture", "Möbel"),
              18: ("Garden", "Garten"), 19: ("Kids", "Kinder"), 20: ("Accessories", "Accessoires")}
PARENT = {4: 3, 5: 3, 6: 3, 7: 3, 9: 8, 10: 8, 11: 8, 15: 14, 16: 14, 17: 14}
# feature: (English label, German label, English sentence, German sentence)
F = {
 "waterproof": ("Waterproof", "Wasserdicht", "Fully waterproof with taped seams, tested to a 20,000 mm water column.", "Vollständig wasserdicht mit verschweißten Nähten, geprüft bis 20.000 mm Wassersäule."),
 "repellent": ("Water-resistant", "Wasserabweisend", "The surface is water-resistant and sheds a shower, without any fluorocarbons.", "Die Oberfläche ist wasserabweisend und hält einen Schauer ab, ganz ohne Fluorkarbone."),
 "breathable": ("Breathable", "Atmungsaktiv", "Breathable fabric lets moisture out on steep climbs.", "Das atmungsaktive Gewebe lässt Feuchtigkeit bei steilen Anstiegen entweichen."),
 "warm": ("Insulated", "Isoliert", "Insulated for cold mornings well below freezing.", "Isoliert für kalte Morgen weit unter dem Gefrierpunkt."),
 "light": ("Ultralight", "Ultraleicht", "Weighs next to nothing and packs down to the size of a fist.", "Wiegt fast nichts und lässt sich auf Faustgröße zusammenpacken."),
 "windproof": ("Windproof", "Winddicht", "A windproof outer layer keeps the chill away on exposed ridges.", "Eine winddichte Außenlage hält die Kälte auf offenen Graten fern."),
 "quickdry": ("Quick-drying", "Schnelltrocknend", "Quick-drying, so one evening over a chair is enough after washing.", "Schnelltrocknend: ein Abend über dem Stuhl genügt nach dem Waschen."),
 "pockets": ("Pockets", "Taschen", "Four zipped pockets hold a map, a phone and snacks.", "Vier Reißverschlusstaschen fassen Karte, Telefon und Proviant."),
 "stretch": ("Stretch", "Elastisch", "Four-way stretch follows every step and never pinches.", "Das Vier-Wege-Stretch-Material folgt jedem Schritt und zwickt nie."),
 "hood": ("Hooded", "Mit Kapuze", "The adjustable hood fits over a helmet.", "Die verstellbare Kapuze passt über einen Helm."),
 "grip": ("Grippy sole", "Griffige Sohle", "A deep lug sole grips on mud, roots and wet rock.", "Die tief profilierte Sohle greift auf Schlamm, Wurzeln und nassem Fels."),
 "ankle": ("Ankle support", "Knöchelschutz", "The high cut supports the ankle under a heavy load.", "Der hohe Schaft stützt den Knöchel unter schwerer Last."),
 "freestanding": ("Freestanding", "Freistehend", "Freestanding and pitched by one person in five minutes.", "Freistehend und von einer Person in fünf Minuten aufgebaut."),
 "family": ("Family size", "Familiengröße", "Room for the whole family, with standing height in the middle.", "Platz für die ganze Familie, mit Stehhöhe in der Mitte."),
 "durable": ("Durable", "Robust", "Built to be repaired: every part can be ordered singly for ten years.", "Zum Reparieren gebaut: jedes Teil ist zehn Jahre lang einzeln lieferbar."),
 "foldable": ("Foldable", "Faltbar", "Folds flat and disappears behind a cupboard.", "Lässt sich flach falten und verschwindet hinter dem Schrank."),
 "rechargeable": ("Rechargeable", "Wiederaufladbar", "Rechargeable by USB-C; one charge lasts forty hours on low.", "Per USB-C aufladbar; eine Ladung reicht auf kleiner Stufe vierzig Stunden."),
 "dimmable": ("Dimmable", "Dimmbar", "Dims from a reading light to a soft glow.", "Lässt sich vom Leselicht bis zum sanften Glimmen dimmen."),
 "dishwasher": ("Dishwasher safe", "Spülmaschinenfest", "Dishwasher safe, day after day.", "Spülmaschinenfest, Tag für Tag."),
 "leakproof": ("Leakproof", "Auslaufsicher", "The lid is leakproof, even upside down in a bag.", "Der Deckel ist auslaufsicher, selbst kopfüber in der Tasche."),
 "thermal": ("Keeps warm", "Hält warm", "Double walls keep tea hot for twelve hours and water cold for a day.", "Doppelte Wände halten Tee zwölf Stunden heiß und Wasser einen Tag kalt."),
 "washable": ("Washable", "Waschbar", "Machine-washable at 40 degrees.", "Waschbar bei 40 Grad."),
 "soft": ("Soft", "Weich", "Brushed twice, so it is soft from the first day.", "Zweifach gebürstet und darum vom ersten Tag an weich."),
 "handmade": ("Handmade", "Handgemacht", "Handmade in small batches, no two pieces quite alike.", "Handgemacht in kleinen Serien, kein Stück gleicht ganz dem anderen."),
 "organic": ("Organic", "Bio", "Made from certified organic fibres.", "Aus zertifizierten Biofasern."),
 "weatherproof": ("Weatherproof", "Wetterfest", "Weatherproof: it may stay outside all year.", "Wetterfest: es darf das ganze Jahr draußen bleiben."),
 "ventilated": ("Ventilated back", "Belüfteter Rücken", "A ventilated mesh back keeps the load off the shirt.", "Der belüftete Netzrücken hält die Last vom Hemd fern."),
 "raincover": ("Rain cover", "Regenhülle", "A rain cover waits in its own pocket.", "Eine Regenhülle wartet in ihrem eigenen Fach."),
 "reflective": ("Reflective", "Reflektierend", "Reflective details are seen from 150 metres.", "Reflektierende Details sind aus 150 Metern zu sehen."),
 "childsafe": ("Child-safe", "Kindersicher", "Rounded edges and toy-grade finishes, safe for small hands.", "Abgerundete Kanten und spielzeugtaugliche Oberflächen, sicher für kleine Hände."),
}
CLOTHES = ["S", "M", "L", "XL"]
KIDS = ["104", "116", "128"]
SHOES = ["38", "40", "42", "44"]
# code, noun en, noun de, categories, price, sizes, materials, features, opening en, opening de, model names
FAMILIES = [
 ("RJ", "Rain Jacket", "Regenjacke", [4], 89, CLOTHES, [1, 15], ["waterproof", "breathable", "hood", "light", "pockets", "reflective"], "A rain jacket for days when the forecast gives up.", "Eine Regenjacke für Tage, an denen der Wetterbericht aufgibt.", "Drizzle Fjordline Stormrest Puddle Wetterwald Skerry"),
 ("DJ", "Down Jacket", "Daunenjacke", [4], 179, CLOTHES, [4, 0], ["warm", "light", "repellent", "hood", "windproof", "pockets"], "A down jacket that turns a frosty hut evening into a cosy one.", "Eine Daunenjacke, die einen frostigen Hüttenabend gemütlich macht.", "Eiderdown Snowfinch Ptarmigan Hoarfrost Winterlake Polaris"),
 ("FJ", "Fleece Jacket", "Fleecejacke", [4], 69, CLOTHES, [15], ["soft", "breathable", "quickdry", "pockets", "stretch", "washable"], "A fleece jacket to live in from autumn to spring.", "Eine Fleecejacke, in der man von Herbst bis Frühling lebt.", "Mossback Lambswood Heather Burrow Thicket Harebell"),
 ("SJ", "Softshell Jacket", "Softshelljacke", [4], 119, CLOTHES, [1], ["windproof", "repellent", "stretch", "hood", "breathable", "reflective"], "A softshell jacket for moving fast in changing weather.", "Eine Softshelljacke für schnelle Touren bei wechselndem Wetter.", "Gale Ridgerunner Updraft Weathervane Swift Crosswind"),
 ("HT", "Hiking Trousers", "Wanderhose", [5], 79, CLOTHES, [0], ["stretch", "quickdry", "repellent", "pockets", "durable", "light"], "Hiking trousers that forgive a scramble and a coffee spill.", "Eine Wanderhose, die eine Kletterstelle und einen Kaffeefleck verzeiht.", "Scree Trailhead Marmotway Bracken Longmile Gorge"),
 ("RT", "Rain Trousers", "Regenhose", [5], 64, CLOTHES, [1], ["waterproof", "light", "breathable", "reflective", "durable", "stretch"], "Rain trousers to pull over boots without a dance.", "Eine Regenhose, die ohne Verrenkung über die Stiefel passt.", "Squall Spillway Cloudburst Gutter Monsoon Sluice"),
 ("MS", "Merino Shirt", "Merinoshirt", [6], 59, CLOTHES, [2], ["breathable", "soft", "quickdry", "light", "organic", "washable"], "A merino shirt that smells of nothing, even on day four.", "Ein Merinoshirt, das selbst am vierten Tag nach nichts riecht.", "Alpaca-Dreams Lambent Shearling Wether Bellwether Tup"),
 ("TL", "Thermal Leggings", "Thermoleggings", [6], 49, CLOTHES, [2, 1], ["warm", "stretch", "soft", "quickdry", "breathable", "washable"], "Thermal leggings for under a ski suit or on the sofa.", "Thermoleggings für unter den Skianzug oder auf das Sofa.", "Ember Undercoat Glow Hearthside Kindle Snug"),
 ("HB", "Hiking Boots", "Wanderstiefel", [7], 159, SHOES, [5], ["waterproof", "ankle", "grip", "durable", "breathable", "warm"], "Hiking boots that are friends from the first mile.", "Wanderstiefel, die vom ersten Kilometer an Freunde sind.", "Cairn Bootlegger Granite Highpass Talus Moraine"),
 ("TS", "Trail Shoes", "Trailschuhe", [7], 109, SHOES, [1], ["grip", "light", "breathable", "quickdry", "reflective", "stretch"], "Trail shoes for running where the path is only a suggestion.", "Trailschuhe für Läufe, bei denen der Weg nur ein Vorschlag ist.", "Fleetfoot Hare Rootdancer Singletrack Skitter Fell"),
 ("FT", "Family Tent", "Familienzelt", [9], 349, None, [1], ["waterproof", "family", "ventilated", "durable", "windproof", "reflective"], "A family tent with a room for boots and a room for dreams.", "Ein Familienzelt mit einem Raum für Stiefel und einem für Träume.", "Longhouse Homestead Rendezvous Caravan Gathering Clan"),
 ("TT", "Trekking Tent", "Trekkingzelt", [9], 279, None, [0], ["light", "freestanding", "waterproof", "windproof", "durable", "ventilated"], "A trekking tent for two who like each other.", "Ein Trekkingzelt für zwei, die sich mögen.", "Nomad Pinecone Skylark Outpost Tarn Solitude"),
 ("SB", "Sleeping Bag", "Schlafsack", [10], 139, ["Regular", "Long"], [4, 0], ["warm", "light", "repellent", "soft", "washable", "durable"], "A sleeping bag for nights with more stars than degrees.", "Ein Schlafsack für Nächte mit mehr Sternen als Graden.", "Dormouse Hibernate Bearlike Nightjar Cocoon Moonrest"),
 ("SM", "Sleeping Mat", "Isomatte", [10], 79, None, [1], ["light", "warm", "durable", "foldable", "soft", "washable"], "A sleeping mat that makes gravel a rumour.", "Eine Isomatte, die Kies zum Gerücht macht.", "Driftpad Cloudbed Featherstep Restwell Meadow Levelground"),
 ("GS", "Gas Stove", "Gaskocher", [11], 54, None, [8, 6], ["light", "foldable", "windproof", "durable"], "A gas stove that boils half a litre before the fog lifts.", "Ein Gaskocher, der einen halben Liter kocht, ehe der Nebel weicht.", "Spark Firefly Campglow Beacon Cinder Torchlet"),
 ("CS", "Camping Cookware Set", "Campinggeschirr-Set", [11], 62, None, [6, 7], ["light", "foldable", "durable", "dishwasher"], "A cookware set that nests like Russian dolls.", "Ein Geschirrset, das sich wie Matrjoschkas stapelt.", "Potluck Kettle-Creek Scullery Trailfeast Campkitchen Supper"),
 ("TB", "Trekking Backpack", "Trekkingrucksack", [12], 189, ["45 l", "65 l"], [0], ["ventilated", "raincover", "durable", "pockets", "reflective", "light"], "A trekking backpack that carries itself, nearly.", "Ein Trekkingrucksack, der sich beinahe selbst trägt.", "Packmule Sherpani Longhaul Cargo Wayfarer Tramontane"),
 ("DP", "Daypack", "Tagesrucksack", [12], 69, None, [15], ["light", "repellent", "pockets", "ventilated", "raincover", "reflective"], "A daypack for the summit or the supermarket.", "Ein Tagesrucksack für den Gipfel oder den Supermarkt.", "Nutshell Errand Satchel Pocketpeak Midday Rucksackl"),
 ("DB", "Duffel Bag", "Reisetasche", [12], 99, ["40 l", "70 l"], [15], ["repellent", "durable", "pockets", "foldable", "reflective"], "A duffel bag that has seen worse carousels than yours.", "Eine Reisetasche, die schon schlimmere Gepäckbänder gesehen hat.", "Hold-All Portage Expedition Weekender Freight Stevedore"),
 ("HL", "Headlamp", "Stirnlampe", [13], 45, None, [6], ["rechargeable", "waterproof", "light", "dimmable", "durable"], "A headlamp that finds the tent peg, not your neighbour's eyes.", "Eine Stirnlampe, die den Hering findet und nicht die Augen des Nachbarn.", "Glowworm Owlet Pathfinder Nightshift Minerlight Lynx"),
 ("LN", "Lantern", "Laterne", [13, 18], 39, None, [6, 13], ["rechargeable", "dimmable", "weatherproof", "foldable", "handmade"], "A lantern for tables, tents and long talks.", "Eine Laterne für Tische, Zelte und lange Gespräche.", "Candlefly Porchlight Firefly-Jar Dusk Lumen Afterglow"),
 ("VB", "Vacuum Bottle", "Thermosflasche", [15, 20], 34, ["0.5 l", "1 l"], [7], ["thermal", "leakproof", "durable", "dishwasher"], "A vacuum bottle that remembers how hot it was.", "Eine Thermosflasche, die sich merkt, wie heiß es war.", "Geyser Samovar Warmkeep Brewfort Summitbrew Hotspring"),
 ("SK", "Cast Iron Skillet", "Gusseisenpfanne", [15], 58, None, [14], ["durable", "handmade"], "A skillet for the hob, the oven and the open fire.", "Eine Pfanne für Herd, Ofen und offenes Feuer.", "Ironwood Blacksmith Sear Hearthstone Foundry Anvil"),
 ("MG", "Mug", "Tasse", [15], 18, None, [11], ["handmade", "dishwasher", "thermal"], "A mug that fits two cold hands.", "Eine Tasse, die in zwei kalte Hände passt.", "Pebble Rimstone Glaze Foghorn Clayfield Morningside"),
 ("WB", "Wool Blanket", "Wolldecke", [16], 89, None, [2], ["warm", "soft", "organic", "washable", "handmade"], "A wool blanket for the reading chair and the picnic after.", "Eine Wolldecke für den Lesesessel und das Picknick danach.", "Hygge Foldaway Sheepfold Plaidwood Loomlight Hillside"),
 ("BL", "Bed Linen Set", "Bettwäsche-Set", [16], 95, ["135 x 200", "155 x 220"], [10, 3], ["organic", "soft", "washable", "breathable"], "Bed linen that gets better with every wash.", "Bettwäsche, die mit jeder Wäsche schöner wird.", "Featherlight Flaxen Slumber Whitehaven Nightcalm Dovetail"),
 ("SC", "Side Chair", "Stuhl", [17], 149, None, [9], ["durable", "handmade", "foldable", "weatherproof"], "A chair that does not creak when the story gets good.", "Ein Stuhl, der nicht knarrt, wenn die Geschichte gut wird.", "Oakhollow Perch Timberframe Windsorly Spindle Joinery"),
 ("GT", "Garden Table", "Gartentisch", [17, 18], 229, None, [9, 6], ["weatherproof", "foldable", "durable"], "A garden table for six guests, eight if it gets late.", "Ein Gartentisch für sechs Gäste, acht, wenn es spät wird.", "Orchard Longboard Trellis Arbour Patioline Harvest"),
 ("KJ", "Kids' Rain Jacket", "Kinder-Regenjacke", [19, 4], 49, KIDS, [15], ["waterproof", "reflective", "childsafe", "hood", "washable"], "A rain jacket for children who test puddles for depth.", "Eine Regenjacke für Kinder, die Pfützen auf Tiefe prüfen.", "Froglet Duckling Splash Tadpole Drip-Drop Otter"),
 ("KB", "Kids' Backpack", "Kinderrucksack", [19, 12], 39, None, [15], ["light", "reflective", "childsafe", "pockets", "washable"], "A backpack for short legs and long plans.", "Ein Rucksack für kurze Beine und lange Pläne.", "Squirrel Hedgehog Acorn Badger Ladybird Foxcub"),
]
BUNDLES = [("Weekend Camping Kit", "Camping-Wochenendset", ["TT", "SB", "SM"], "Everything two nights outside need, in one parcel.", "Alles für zwei Nächte draußen, in einem Paket."),
           ("Camp Kitchen Kit", "Campingküchen-Set", ["GS", "CS", "VB"], "From cold water to warm soup in one purchase.", "Vom kalten Wasser zur warmen Suppe in einem Kauf."),
           ("Rainy Day Kit", "Regentag-Set", ["RJ", "RT"], "Dry from the neck to the ankles.", "Trocken vom Hals bis zu den Knöcheln.")]
OPTIONS = {}

def option(kind, label):
    """The option id of a label, the same in both store views."""
    return OPTIONS.setdefault((kind, label), 30 + len(OPTIONS))

def lower(text):
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in text)  # as PHP's strtolower

def key(text):
    folded = text.lower().replace("&", "and").translate({ord(a): b for a, b in zip("äöüß", ["ae", "oe", "ue", "ss"])})
    return "-".join("".join(c if c.isalnum() else " " for c in folded).split())

def put(document, code, pairs, language):
    """A select or multiselect attribute: ids in one order, labels in another, as Magento writes them."""
    ids = [option(code, pair[0]) for pair in pairs]
    labels = [pair[language] for pair in sorted(pairs, key=lambda pair: option(code, pair[0]))]
    document[code] = ids[0] if len(ids) == 1 else list(reversed(ids))
    document[code + "_value"] = labels[0] if len(labels) == 1 else labels

def products(language):
    """All documents of a store view; language 0 is English, 1 German."""
    number, by_family = 0, {}
    for code, en, de, categories, price, sizes, materials, features, open_en, open_de, names in FAMILIES:
        for place, model in enumerate(names.split()):
            number += 1
            noun = (en, de)[language]
            brand = BRANDS[(number * 5 + place) % len(BRANDS)]
            name = f"{brand} {model.replace('-', ' ')} {noun}"
            chosen = [features[(place + step) % len(features)] for step in range(min(3, len(features)))]
            cost = round(price * (0.75 + 0.13 * place)) + (0 if place % 2 else 0.9)
            colours = [COLOURS[(number * 3 + step * 2) % len(COLOURS)] for step in range(1 + (number + place) % 3)]
            document = {"store_id": str(language + 1), "sku": f"AP-{code}{place + 1:02d}", "status": 1,
                        "status_value": ("Enabled", "Aktiviert")[language], "visibility": 2 if number % 41 == 0 else 3 if number % 29 == 0 else 4,
                        "tax_class_id": 2, "tax_class_id_value": ("Taxable Goods", "Umsatzsteuerpflichtige Güter")[language]}
            text = [(open_en, open_de)[language]] + [F[feature][2 + language] for feature in chosen]
            document["description"] = " ".join(text)
            if place % 3 == 0:
                document["short_description"] = text[0]
            put(document, "manufacturer", [(brand, brand)], language)
            put(document, "color", colours, language)
            put(document, "material", [MATERIALS[m] for m in materials], language)
            put(document, "features", [(F[f][0], F[f][1]) for f in chosen], language)
            own_key = key(f"{brand} {model} {noun}")
            if sizes:
                put(document, "size", [(size, size) for size in sizes], language)
                children = [f"{name}-{size}-{colour[language]}" for size in sizes for colour in colours]
                document["name"] = lower("\n".join([name] + children))
                document["url_key"] = [own_key] + [key(child) for child in children]
            else:
                document["name"], document["url_key"] = lower(name), own_key
            ids = sorted({2, *categories, *[PARENT[c] for c in categories if c in PARENT]})
            finish(document, number, name, own_key, ids, cost, "configurable" if sizes else "simple", language, place % 4 == 2)
            by_family.setdefault(code, []).append((name, own_key, cost))
            yield number, document
    for place, (en, de, parts, text_en, text_de) in enumerate(BUNDLES):
        for variant in range(2):
            number += 1
            brand, members = BRANDS[variant], [by_family[part][variant * 2] for part in parts]
            name = f"{brand} {(en, de)[language]}"
            document = {"store_id": str(language + 1), "sku": f"AP-KIT{place + 1}{'AB'[variant]}", "status": 1,
                        "status_value": ("Enabled", "Aktiviert")[language], "visibility": 4, "tax_class_id": 2,
                        "tax_class_id_value": ("Taxable Goods", "Umsatzsteuerpflichtige Güter")[language],
                        "options": [member[0] for member in members], "name": lower("\n".join([name] + [member[0] for member in members])),
                        "url_key": [key(name)] + [member[1] for member in members],
                        "description": [(text_en, text_de)[language]] + [f"{member[0]}." for member in members]}
            put(document, "manufacturer", [(brand, brand)], language)
            cost = round(sum(member[2] for member in members) * 0.9, 2)
            finish(document, number, name, key(name), [2, 8], cost, "bundle", language, False)
            yield number, document

def finish(document, number, name, own_key, ids, cost, kind, language, on_sale):
    document["category_ids"] = ids
    for category in ids:
        document[f"position_category_{category}"] = "0" if category == ids[-1] else "10000"
        document[f"name_category_{category}"] = ("Default Category", "Default Category")[language] if category == 2 else CATEGORIES[category][language]
    amount = cost if language == 0 else round(cost * 0.95, 2)
    final = round(amount * 0.8, 2) if on_sale else amount
    for group, factor in enumerate((1, 1, 0.85, 0.9)):
        document[f"price_{group}_{language + 1}"] = "%.6f" % round(final * factor, 2)
    document["is_out_of_stock"] = 1 if number % 17 == 5 else 0
    document["url"] = f"{HOST}/{'de/' if language else ''}{own_key}.html"
    document["image_url"] = f"{HOST}/media/catalog/product/{document['sku'][3].lower()}/{document['sku'][4].lower()}/{document['sku'].lower()}.jpg"
    document["currency"] = ("USD", "EUR")[language]
    document["type_id"], document["name_original"], document["regular_price"] = kind, name, amount
    if kind == "simple":
        document["stock_qty"] = 0 if document["is_out_of_stock"] else 3 + number % 40

def mapping(documents, language):
    searchable = {"type": "text", "copy_to": ["_search"]}
    known = {"sku": {"type": "text", "analyzer": "sku", "fields": {"keyword": {"type": "keyword"}}, "copy_to": ["_search"]},
             "name": {"type": "text", "fields": {"sort_name": {"type": "keyword", "index": False, "normalizer": "folding"}, "keyword": {"type": "keyword", "ignore_above": 8191}}, "copy_to": ["_search"]},
             "url_key": {"type": "text", "fields": {"keyword": {"type": "keyword"}}, "copy_to": ["_search"]},
             "features": {"type": "keyword", "copy_to": ["_search"]}, "material": {"type": "keyword", "copy_to": ["_search"]},
             "store_id": {"type": "text", "index": False}, "category_ids": {"type": "integer", "fields": {"keyword": {"type": "keyword"}}},
             "url": {"type": "keyword", "index": False, "doc_values": False}, "image_url": {"type": "keyword", "index": False, "doc_values": False},
             "currency": {"type": "keyword", "index": False}, "type_id": {"type": "keyword", "index": False},
             "name_original": {"type": "text", "index": False}, "regular_price": {"type": "double"}, "image": {"type": "text", "index": False}}
    properties = {"_search": {"type": "text"}, "image": known["image"], "special_from_date": {"type": "date"}}
    for document in documents:
        for name, value in document.items():
            if name in properties: continue
            if name in known: properties[name] = known[name]
            elif name.startswith("price_"): properties[name] = {"type": "double", "store": True}
            elif name.startswith("position_category_"): properties[name] = {"type": "integer", "index": False}
            elif name.startswith("name_category_"): properties[name] = {"type": "text", "index": False}
            elif isinstance(value[0] if isinstance(value, list) else value, int): properties[name] = {"type": "integer"}
            else: properties[name] = searchable
    filters = ["lowercase", "keyword_repeat", "asciifolding", "default_stemmer", "unique_stem"]
    analysis = {"analyzer": {"default": {"type": "custom", "tokenizer": "default_tokenizer", "char_filter": ["default_char_filter"], "filter": filters},
                             "sku": {"type": "custom", "tokenizer": "keyword", "filter": filters}},
                "tokenizer": {"default_tokenizer": {"type": "standard"}}, "char_filter": {"default_char_filter": {"type": "html_strip"}},
                "filter": {"default_stemmer": {"type": "stemmer", "language": ("english", "german")[language]}, "unique_stem": {"type": "unique", "only_on_same_position": True}},
                "normalizer": {"folding": {"type": "custom", "filter": ["asciifolding", "lowercase"]}}}
    return {"aliases": {f"magento2_product_{language + 1}": {}},
            "settings": {"index": {"number_of_shards": 1, "number_of_replicas": 0, "mapping": {"total_fields": {"limit": 1200}}}, "analysis": analysis},
            "mappings": {"properties": properties}}

def main():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Sources", "C", "CSampleCatalogue", "catalogue")
    os.makedirs(folder, exist_ok=True)
    for language in (0, 1):
        index = f"magento2_product_{language + 1}_v{(4, 7)[language]}"
        rows = list(products(language))
        with open(os.path.join(folder, f"store{language + 1}.ndjson"), "w", encoding="ascii") as out:
            for number, document in rows:
                out.write(json.dumps({"index": {"_index": index, "_id": str(number)}}) + "\n")
                out.write(json.dumps(document, ensure_ascii=True, separators=(",", ":")).replace("/", "\\/") + "\n")
        with open(os.path.join(folder, f"store{language + 1}.index.json"), "w", encoding="utf-8") as out:
            json.dump(mapping([document for _, document in rows], language), out, ensure_ascii=False, indent=1)
            out.write("\n")
        print(index, len(rows), "products")

if __name__ == "__main__":
    main()
