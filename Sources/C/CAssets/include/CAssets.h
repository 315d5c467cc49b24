// SPDX-License-Identifier: Apache-2.0
// Files that are compiled in: Swift's own ways to do that need Foundation or do not compile at that size.
#pragma once
#include <stddef.h>

/// openapi.yaml of the repository's root.
extern const unsigned char *const cassets_openapi_yaml_start;
extern const size_t cassets_openapi_yaml_size;
