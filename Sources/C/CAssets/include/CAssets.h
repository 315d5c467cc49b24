// SPDX-License-Identifier: Apache-2.0
// Files that are compiled in: Swift's own ways to do that need Foundation or do not compile at that size.
#pragma once
#include <stddef.h>

/// openapi.yaml of the repository's root.
extern const unsigned char *const cassets_openapi_yaml_start;
extern const size_t cassets_openapi_yaml_size;

typedef struct {
  const unsigned char *start;
  size_t size;
} cassets_file;

/// The parts of the chat widget, in order (`widget/`).
cassets_file cassets_widget_js(void);
/// The page to try the widget on (`demo/`).
cassets_file cassets_demo_html(void);
cassets_file cassets_demo_css(void);
cassets_file cassets_demo_js(void);
