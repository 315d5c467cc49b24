// SPDX-License-Identifier: Apache-2.0
#include "CAssets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char openapi_yaml[] = {
#embed "../../../openapi.yaml"
};
const unsigned char *const cassets_openapi_yaml_start = openapi_yaml;
const size_t cassets_openapi_yaml_size = sizeof openapi_yaml;
