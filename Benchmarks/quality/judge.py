# SPDX-License-Identifier: Apache-2.0
"""Whether an answer is right, by the catalogue's facts. Each judge returns what is wrong, None where nothing is."""

TOP = 5


def retrieval(case, answer, catalogue):
    """The first five products (fewer, where fewer are right and in stock) are all right, and none shown breaks a limit; where
    one product is meant, it stands first."""
    store, found = case["store"], answer["products"]
    if "first" in case:
        first = found[0] if found else None
        return None if first == case["first"] else f"first is {first}, not {case['first']}"
    right = catalogue.skus(store, case["wanted"])
    if not right:
        raise ValueError(f"{case['id']}: no product has these facts")
    # What is out of stock may stand behind everything else.
    want = min(TOP, sum(catalogue.products[store][sku].in_stock for sku in right) or len(right))
    wrong = [sku for sku in found[:want] if sku not in right]
    if wrong:
        return f"{len(wrong)} of {want} are wrong: {' '.join(wrong)}"
    if len(found) < want:
        return f"{len(found)} products, {want} are right"
    broken = breaking(case, answer, catalogue)
    if broken and not answer.get("relaxed"):
        return f"breaks the limit: {' '.join(broken)}"
    order = case.get("order")
    prices = [catalogue.price(store, sku) for sku in found[:want]]
    if order and prices != sorted(prices, reverse=order == "dearest"):
        return f"not in the order {order}: {prices}"
    if order and found:
        every = [catalogue.price(store, sku) for sku in right]
        if prices[0] != (max(every) if order == "dearest" else min(every)):
            return f"{found[0]} is not the {order}"
    return None


def said(case, text):
    """What the answer's text must say, and must not."""
    folded = text.casefold()
    for part in case.get("says", []):
        if not any(each.casefold() in folded for each in (part if isinstance(part, list) else [part])):
            return f"does not say {part!r}: {text[:90]!r}"
    for part in case.get("says_not", []):
        if part.casefold() in folded:
            return f"says {part!r}: {text[:90]!r}"
    return None


def chat(case, turns, catalogue):
    """The last answer of a conversation."""
    last = turns[-1]
    if last["status"] != 200:
        return f"status {last['status']}"
    if case.get("products") == 0:
        if last["products"]:
            return f"shows {' '.join(last['products'][:TOP])}"
    elif "refers" in case:
        target = referred(case["refers"], turns[-2]["shown"], case, catalogue)
        if target is None:
            return "the answer before does not show two products"
        if not last["products"] or last["products"][0] != target:
            return f"{target} was meant ({' '.join(turns[-2]['shown'])}), first is {(last['products'] or ['nothing'])[0]}"
    elif "wanted" in case or "first" in case:
        wrong = retrieval(case, last, catalogue)
        if wrong:
            return wrong
    if "relaxed" in case and bool(last["relaxed"]) != case["relaxed"]:
        return f"relaxed is {last['relaxed']}"
    return said(case, last["text"])


def referred(words, shown, case, catalogue):
    """The product that is meant of those last shown."""
    price = {sku: catalogue.price(case["store"], sku) for sku in shown}
    if len(shown) < 2:
        return None
    return {"first": shown[0], "second": shown[1], "cheapest": min(shown, key=price.get),
            "dearest": max(shown, key=price.get)}[words]


def breaking(case, answer, catalogue):
    """The products shown that break a limit of the question."""
    products, limits = catalogue.products[case["store"]], case.get("limits", {})
    return [sku for sku in answer["products"][:TOP] if sku not in products or not products[sku].fits(limits)]


def violations(case, answer, catalogue):
    """(products shown, those among them that break a limit), where the question has one and it was not given up."""
    if not case.get("limits") or answer.get("relaxed"):
        return 0, 0
    return len(answer["products"][:TOP]), len(breaking(case, answer, catalogue))
