// SPDX-License-Identifier: Apache-2.0
// The files are written by Scripts/make-sample-catalogue.py. clang's #embed compiles them in where Swift's own resources
// would need Foundation.
#include "CSampleCatalogue.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char index1[] = {
#embed "catalogue/store1.index.json"
};
static const unsigned char index2[] = {
#embed "catalogue/store2.index.json"
};
static const unsigned char documents1[] = {
#embed "catalogue/store1.ndjson"
};
static const unsigned char documents2[] = {
#embed "catalogue/store2.ndjson"
};

catalogue_file catalogue_index_body(int store) {
  return store == 0 ? (catalogue_file){index1, sizeof index1} : (catalogue_file){index2, sizeof index2};
}

catalogue_file catalogue_documents(int store) {
  return store == 0 ? (catalogue_file){documents1, sizeof documents1} : (catalogue_file){documents2, sizeof documents2};
}
