# SPDX-License-Identifier: Apache-2.0
"""What the sample catalogue says of its products, read from the file that the sandbox serves: the measure of all cases.

A case names the products that are right by their facts: {"family": "RJ", "colour": ["Red", "Black"], "price_max": 80}.
Different facts are ANDed, the values of one ORed; `not` holds facts that none may have; `any` is a list of such
descriptions of which one suffices. Words are the English ones, prices those of the store that is asked.
"""
import json
import os

FOLDER = os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "..", "Sources", "C", "CSampleCatalogue", "catalogue")


def read(store):
    """The documents of a store view, by SKU."""
    with open(os.path.join(FOLDER, f"store{store}.ndjson"), encoding="ascii") as file:
        documents = [json.loads(line) for line in file][1::2]
    return {document["sku"]: document for document in documents}


def several(value):
    return [] if value is None else value if isinstance(value, list) else [value]


class Product:
    def __init__(self, sku, english, own, store):
        self.sku, self.store = sku, store
        self.name = own["name_original"]
        self.price = float(own[f"price_0_{store}"])
        self.in_stock = own["is_out_of_stock"] == 0
        self.is_visible = own["visibility"] in (3, 4)
        self.words = {
            "family": ["KIT" if sku.startswith("AP-KIT") else sku[3:5]], "sku": [sku],
            "colour": several(english.get("color_value")), "material": several(english.get("material_value")),
            "feature": several(english.get("features_value")), "size": several(english.get("size_value")),
            "category": [english[f"name_category_{number}"] for number in english["category_ids"]],
        }

    def fits(self, wanted):
        return all(self.has(fact, value) for fact, value in wanted.items())

    def has(self, fact, value):
        if fact == "not":
            return not any(self.has(name, each) for name, each in value.items())
        if fact == "any":
            return any(self.fits(each) for each in value)
        if fact == "all":
            return all(self.fits(each) for each in value)
        if fact == "price_max":
            return self.price <= value
        if fact == "price_min":
            return self.price >= value
        if fact == "in_stock":
            return self.in_stock == value
        return any(each in self.words[fact] for each in several(value))


class Catalogue:
    """The products of both store views that a shopper may see."""

    def __init__(self):
        english = read(1)
        self.products = {}
        for store in (1, 2):
            own = read(store)
            self.products[store] = {sku: Product(sku, english[sku], own[sku], store) for sku in own}

    def skus(self, store, wanted):
        return {sku for sku, product in self.products[store].items() if product.is_visible and product.fits(wanted)}

    def name(self, store, sku):
        return self.products[store][sku].name if sku in self.products[store] else sku

    def price(self, store, sku):
        return self.products[store][sku].price
